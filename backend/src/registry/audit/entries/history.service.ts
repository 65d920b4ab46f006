import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { permissionMissing } from '@zeren/domain/registry/access/access-refusals';
import { isTechnical } from '@zeren/domain/registry/audit/field-words';
import { narrowedTo } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { Refused } from '../../../platform/refused';
import { SubjectBook } from '../../../platform/subjects/subject-book';
import type { HistoryPageDto } from './dto/entry.dto';
import type { HistoryQuery } from './dto/entry-query.dto';
import { EntryRepository } from './entry.repository';
import { EntryViews } from './entry-views';

const CURSOR = pageCursor('instant', 'id');
const MOST_FIELDS = 40;

/** The history of what somebody sees: who changed it, when, from what to what. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: EntryRepository,
    private readonly views: EntryViews,
    private readonly book: SubjectBook,
  ) {}

  /** Needs the permission under which one looks at the subject itself; foreign and missing answer alike. */
  page(actor: Actor, kind: string, id: string, { after, limit }: HistoryQuery): Promise<HistoryPageDto> {
    const subject = this.book.of(kind);
    if (!subject?.permission) throw new Refused(platformRefusals['request.not-found']());
    if (!actor.permissions.has(subject.permission)) throw new Refused(permissionMissing(subject.permission));
    const key = CURSOR.read(after);
    return this.unitOfWork.read(narrowedTo(actor, subject.permission), async (tx) => {
      if (!(await subject.sees(tx, id))) throw new Refused(platformRefusals['request.not-found']());
      const subjects = [{ kind, id }, ...((await subject.parts?.(tx, id)) ?? [])];
      const from = key && { at: key[0], id: key[1] };
      const rows = await this.repository.ofSubjects(tx, subjects, from, limit + 1);
      const shown = rows.slice(0, limit);
      const told = await this.views.told(tx, shown);
      const changes = await this.views.changes(tx, shown, MOST_FIELDS, ({ path }) => !isTechnical(path));
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return {
        items: shown.map((row, place) => {
          const { at, sentence, subject: about } = told[place]!;
          return { id: row.id, at, sentence, subject: about, ...changes[place]! };
        }),
        next: last ? CURSOR.write([last.pageAt, last.id]) : null,
      };
    });
  }
}
