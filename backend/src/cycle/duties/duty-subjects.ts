import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import type { ReadTx } from '../../platform/database/transaction';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, SubjectRef, WayIn } from '../../platform/subjects/subject-kind';
import { EvidenceReads } from '../../registry/evidence';
import { DutyReportsRepository } from './duty-reports.repository';
import { DutyRowsRepository } from './duty-rows.repository';
import { DutySight } from './duty-sight';

/** What is known of duties and their reports by their ids alone. Nobody looks for one by its title: thousands bear the same. */
@Injectable()
@KnowsSubjects()
export class DutySubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    duty: {
      permission: 'duties.read',
      names: async (tx, ids) =>
        (await this.rows.byIds(tx, ids)).map(({ id, title, titleEn, periodLabel }) => ({
          id,
          zh: `${title} ${periodLabel}`,
          en: titleEn && `${titleEn} (${periodLabel})`,
        })),
      sees: async (tx, id) => {
        const duty = await this.rows.byId(tx, id);
        return duty !== undefined && this.sight.sees(tx, duty);
      },
      organizations: async (tx, id) =>
        (await this.rows.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    },
    'duty-report': {
      permission: null,
      names: (tx, ids) => this.reports.names(tx, ids),
      sees: async () => false,
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly rows: DutyRowsRepository,
    private readonly reports: DutyReportsRepository,
    private readonly sight: DutySight,
    evidence: EvidenceReads,
  ) {
    const own: WayIn = {
      permission: 'duties.read',
      part: PARTS_TAKEN['own-post'],
      sees: async (tx, id) => {
        const duty = await this.rows.byId(tx, id);
        if (!duty) return false;
        return duty.postId === tx.actor.postId || (await this.sight.ownPosts(tx)).includes(duty.postId);
      },
    };
    const ways: readonly WayIn[] = [{ ...this.subjects.duty!, permission: 'duties.read' }, own];
    this.waysIn = {
      duty: [own],
      'duty-report': ways.map((way) => this.throughDuty(way)),
      evidence: ways.map((way) => evidence.wayThrough('duty', way, 'evidence.read')),
    };
  }

  /** A report is read with its duty. */
  private throughDuty(way: WayIn): WayIn {
    const dutyOf = async (tx: ReadTx, reportId: string): Promise<SubjectRef | undefined> => {
      const id = await this.reports.dutyOf(tx, reportId);
      return id === undefined ? undefined : { kind: 'duty', id };
    };
    return {
      ...way,
      sees: async (tx, id) => {
        const duty = await dutyOf(tx, id);
        return duty !== undefined && way.sees(tx, duty.id);
      },
      organizations: async (tx, id) => {
        const duty = await dutyOf(tx, id);
        return (duty && (await way.organizations?.(tx, duty.id))) ?? [];
      },
      through: dutyOf,
    };
  }
}
