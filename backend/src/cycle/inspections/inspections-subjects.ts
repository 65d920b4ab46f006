import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { EvidenceReads } from '../../registry/evidence';
import { OrganizationReads } from '../../registry/organizations';
import { FindingSight } from './findings/finding-sight';
import { FindingsRepository } from './findings/findings.repository';
import { InspectionsRepository } from './plans/inspections.repository';
import { VisitsRepository } from './visits/visits.repository';

/** What is known of findings, plans, inspections and visits by their ids alone. */
@Injectable()
@KnowsSubjects()
export class InspectionsSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>>;
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(
    private readonly findings: FindingsRepository,
    private readonly inspections: InspectionsRepository,
    private readonly visits: VisitsRepository,
    private readonly sight: FindingSight,
    private readonly organizations: OrganizationReads,
    evidence: EvidenceReads,
  ) {
    const finding = this.finding();
    this.subjects = {
      finding,
      'inspection-plan': this.plan(),
      inspection: this.inspection(),
      'inspection-visit': this.visit(),
    };
    const way: WayIn = { ...finding, permission: 'inspections.read' };
    this.waysIn = { evidence: [evidence.wayThrough('finding', way, 'evidence.read')] };
  }

  private finding(): SubjectKind {
    return {
      permission: 'inspections.read',
      names: async (tx, ids) =>
        (await this.findings.byIds(tx, ids)).map(({ id, title }) => ({ id, zh: title, en: null })),
      sees: async (tx, id) => {
        const found = await this.findings.byId(tx, id);
        return found !== undefined && this.sight.sees(tx, found);
      },
      organizations: async (tx, id) =>
        (await this.findings.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    };
  }

  /** Plans and inspections are published downwards: row-level security says who sees them. */
  private plan(): SubjectKind {
    return {
      permission: 'inspections.read',
      names: async (tx, ids) =>
        (await this.inspections.plansByIds(tx, ids)).map(({ id, name }) => ({ id, zh: name, en: null })),
      sees: async (tx, id) => (await this.inspections.plansByIds(tx, [id])).length > 0,
      organizations: async (tx, id) =>
        (await this.inspections.plansByIds(tx, [id])).map(({ organizationId }) => organizationId),
    };
  }

  private inspection(): SubjectKind {
    return {
      permission: 'inspections.read',
      names: async (tx, ids) =>
        (await this.inspections.byIds(tx, ids)).map(({ id, title }) => ({ id, zh: title, en: null })),
      sees: async (tx, id) => (await this.inspections.byIds(tx, [id])).length > 0,
      organizations: async (tx, id) =>
        (await this.inspections.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    };
  }

  private visit(): SubjectKind {
    return {
      permission: 'inspections.read',
      names: async (tx, ids) => {
        const found = await this.visits.byIds(tx, ids);
        const units = await this.organizations.organizations(
          tx,
          found.map(({ organizationId }) => organizationId),
        );
        const called = new Map(units.map(({ id, nameZh }) => [id, nameZh]));
        return found.map(({ id, organizationId, heldOn }) => ({
          ...{ id, zh: `${called.get(organizationId) ?? ''} ${heldOn}`, en: null },
        }));
      },
      sees: async (tx, id) => {
        const [found] = await this.visits.byIds(tx, [id]);
        return found !== undefined && (await this.organizations.inSight(tx, [found.organizationId])).size > 0;
      },
      organizations: async (tx, id) =>
        (await this.visits.byIds(tx, [id])).map(({ organizationId }) => organizationId),
    };
  }
}
