import { Injectable } from '@nestjs/common';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { findingsRefusals } from '@zeren/domain/cycle/inspections/findings-refusals';
import { inspectionRefusals } from '@zeren/domain/cycle/inspections/inspection-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import { CodeNames } from '../code-names';
import { inspectionRow } from './inspection-row';
import type { PlanRecord } from './inspection-records';
import type {
  InspectionCandidatesDto,
  NewInspectionPlanBody,
  InspectionPlanBody,
  InspectionPlanDto,
  InspectionPlansDto,
} from './inspections.dto';
import { InspectionsRepository } from './inspections.repository';

/** The plan of a year: its filing number, and how often a unit may be visited. */
@Injectable()
export class PlansService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inspections: InspectionsRepository,
    private readonly organizations: OrganizationReads,
    private readonly names: CodeNames,
  ) {}

  all(actor: Actor): Promise<InspectionPlansDto> {
    return this.unitOfWork.read(actor, async (tx) => ({
      items: await this.views(tx, await this.inspections.plans(tx)),
    }));
  }

  /** Of the body over whose subtree one leads inspections; one a year. */
  create(actor: Actor, { year, ...body }: NewInspectionPlanBody): Promise<InspectionPlanDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [organizationId] = tx.actor.permissions.get('inspections.lead') ?? [];
      if (organizationId === undefined || tx.actor.tenureId === null)
        throw new Refused(findingsRefusals['finding.no-post']());
      const plan = { id: uuidv7(), organizationId, year, ...said(body) };
      if ((await this.inspections.addPlan(tx, plan)) === 0)
        throw new Refused(
          inspectionRefusals['inspection.plan-exists']({ field: 'year', parameters: { year } }),
        );
      const { name, filingNumber, cap } = plan;
      tx.audit({
        action: 'inspection-plan.create',
        subject: { kind: 'inspection-plan', id: plan.id },
        after: { year, name, filingNumber, cap },
      });
      return (await this.views(tx, [{ ...plan, version: 1 }]))[0]!;
    });
  }

  change(actor: Actor, id: string, version: number, body: InspectionPlanBody): Promise<InspectionPlanDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const plan = await this.inspections.plan(tx, id);
      if (!plan || (await this.organizations.within(tx, [plan.organizationId])).size === 0)
        throw new Refused(platformRefusals['request.not-found']());
      const after = said(body);
      if ((await this.inspections.changePlan(tx, { id, version, ...after })) === 0)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      const { name, filingNumber, cap } = plan;
      tx.audit({
        action: 'inspection-plan.change',
        subject: { kind: 'inspection-plan', id },
        ...{ before: { name, filingNumber, cap }, after },
      });
      return (await this.views(tx, [{ ...plan, ...after, version: version + 1 }]))[0]!;
    });
  }

  /** Who holds a post at the planning body or beside whoever asks: whom a team is made of. */
  candidates(actor: Actor, id: string): Promise<InspectionCandidatesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const plan = await this.inspections.plan(tx, id);
      if (!plan || (await this.organizations.within(tx, [plan.organizationId])).size === 0)
        throw new Refused(platformRefusals['request.not-found']());
      const beside = tx.actor.organizationId ?? plan.organizationId;
      const posts = await this.organizations.postsOf(tx, [...new Set([beside, plan.organizationId])]);
      const holders = await this.organizations.holders(
        tx,
        posts.map((post) => post.id),
        tx.today,
      );
      const once = new Map(
        posts.flatMap(({ id: postId, title }) => {
          const holder = holders.get(postId);
          if (!holder || holder.asHead) return [];
          return [
            [holder.personId, { personId: holder.personId, name: holder.personName, postTitle: title }],
          ];
        }),
      );
      return { items: [...once.values()] };
    });
  }

  private async views(tx: ReadTx, plans: readonly PlanRecord[]): Promise<InspectionPlanDto[]> {
    if (plans.length === 0) return [];
    const bodies = [...new Set(plans.map(({ organizationId }) => organizationId))];
    const found = await this.organizations.organizations(tx, bodies);
    const called = new Map(found.map(({ id, nameZh }) => [id, nameZh]));
    const leads = tx.actor.permissions.get('inspections.lead') ?? [];
    const mine = await this.organizations.within(tx, bodies, leads);
    const all = await this.inspections.ofPlans(
      tx,
      plans.map(({ id }) => id),
    );
    const names = await this.names.read(tx);
    return plans.map(({ id, organizationId, year, name, filingNumber, cap, version }) => ({
      ...{ id, year, name, filingNumber, cap, version },
      organizationName: called.get(organizationId) ?? '',
      inspections: all.filter(({ planId }) => planId === id).map((one) => inspectionRow(one, names)),
      mayChange: mine.has(organizationId),
    }));
  }
}

function said({ name: typed, filingNumber, cap }: InspectionPlanBody) {
  const name = plainText(typed);
  if (name === '') throw new Refused(inspectionRefusals['inspection.no-text']({ field: 'name' }));
  return { name, filingNumber: plainText(filingNumber ?? '') || null, cap };
}
