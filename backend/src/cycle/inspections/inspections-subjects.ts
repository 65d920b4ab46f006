import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { EvidenceReads } from '../../registry/evidence';
import { FindingSight } from './findings/finding-sight';
import { FindingsRepository } from './findings/findings.repository';

/** What is known of findings by their ids alone. */
@Injectable()
@KnowsSubjects()
export class InspectionsSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    finding: {
      permission: 'inspections.read',
      names: async (tx, ids) =>
        (await this.findings.byIds(tx, ids)).map(({ id, title }) => ({ id, zh: title, en: null })),
      sees: async (tx, id) => {
        const found = await this.findings.byId(tx, id);
        return found !== undefined && this.sight.sees(tx, found);
      },
      organizations: async (tx, id) =>
        (await this.findings.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly findings: FindingsRepository,
    private readonly sight: FindingSight,
    evidence: EvidenceReads,
  ) {
    const way: WayIn = { ...this.subjects.finding!, permission: 'inspections.read' };
    this.waysIn = { evidence: [evidence.wayThrough('finding', way, 'evidence.read')] };
  }
}
