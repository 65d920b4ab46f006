import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import type { WayIn } from '../../platform/subjects/subject-kind';
import type { EvidenceViewDto } from './dto/evidence-view.dto';
import { EvidenceViews } from './evidence-views';
import { EvidenceRepository } from './evidence.repository';
import type { EvidenceSubject } from './evidence.repository';

const MOST_REUSABLE = 12;

/** What other rooms read of evidence. Who may see a subject's evidence is decided by the room of the subject. */
@Injectable()
export class EvidenceReads {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly views: EvidenceViews,
  ) {}

  /** The evidence of a subject in the order in which it was linked; what is older than `opensOn` says so. */
  async ofSubject(
    tx: ReadTx,
    subject: EvidenceSubject,
    opensOn: string | null = null,
  ): Promise<EvidenceViewDto[]> {
    return this.views.of(tx, await this.repository.ofSubject(tx, subject), opensOn);
  }

  /** How many pieces each of these subjects carries; those with none are left out. */
  countsOf(tx: ReadTx, kind: string, subjectIds: readonly string[]): Promise<Map<string, number>> {
    return this.repository.countsOf(tx, kind, subjectIds);
  }

  /** The way into a subject of a kind, as the way into its evidence; under another permission where that takes one. */
  wayThrough(kind: string, way: WayIn, permission = way.permission): WayIn {
    const subjectOf = (tx: ReadTx, evidenceId: string) => this.repository.firstSubject(tx, evidenceId, kind);
    return {
      permission,
      ...(way.part ? { part: way.part } : {}),
      sees: async (tx, id) => {
        const subject = await subjectOf(tx, id);
        return subject !== undefined && way.sees(tx, subject.id);
      },
      organizations: async (tx, id) => {
        const subject = await subjectOf(tx, id);
        return (subject && (await way.organizations?.(tx, subject.id))) ?? [];
      },
      through: subjectOf,
    };
  }

  /** The organisation's latest uploads that the subject does not carry yet: linked again, never asked for twice. */
  async reusable(tx: ReadTx, organizationId: string, subject: EvidenceSubject): Promise<EvidenceViewDto[]> {
    return this.views.of(tx, await this.repository.reusable(tx, organizationId, subject, MOST_REUSABLE));
  }
}
