import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { noticeSentence } from '@zeren/domain/insight/reminders/notice-sentence';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { NoticeRepository } from './notice.repository';

/** What is known of notices by their ids alone: an inbox is its reader's. */
@Injectable()
@KnowsSubjects()
export class NoticeSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    notice: {
      permission: null,
      names: async (tx, ids) =>
        (await this.repository.byIds(tx, ids)).map(({ id, kind, parameters }) => ({
          id,
          ...noticeSentence(kind, parameters),
        })),
      sees: async () => false,
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    notice: [
      {
        permission: null,
        part: PARTS_TAKEN['own-notice'],
        sees: async (tx, id) => {
          const [notice] = await this.repository.byIds(tx, [id]);
          return notice !== undefined && notice.personId === tx.actor.personId;
        },
      },
    ],
  };

  constructor(private readonly repository: NoticeRepository) {}
}
