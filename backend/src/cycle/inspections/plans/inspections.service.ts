import { Injectable } from '@nestjs/common';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { drawUnits, frameText } from '@zeren/domain/cycle/inspections/inspection-draw';
import { inspectionRefusals } from '@zeren/domain/cycle/inspections/inspection-refusals';
import { mayDraw, teamOf } from '@zeren/domain/cycle/inspections/may-inspect';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import { newSeed, sha256, ticketsOf } from '../../duties';
import { CodeNames } from '../code-names';
import { VisitsRepository } from '../visits/visits.repository';
import type { InspectionRecord } from './inspection-records';
import { inspectionRow } from './inspection-row';
import type {
  InspectionBody,
  InspectionDto,
  InspectionMemberBody,
  InspectionTargetDto,
} from './inspections.dto';
import { InspectionsRepository } from './inspections.repository';
import { TargetsRepository } from './targets.repository';

/** An inspection: announced with a committed seed, drawn by its leader, hidden until visits begin. */
@Injectable()
export class InspectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inspections: InspectionsRepository,
    private readonly targets: TargetsRepository,
    private readonly visits: VisitsRepository,
    private readonly organizations: OrganizationReads,
    private readonly names: CodeNames,
  ) {}

  one(actor: Actor, id: string): Promise<InspectionDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [found] = await this.inspections.byIds(tx, [id]);
      if (!found) throw new Refused(platformRefusals['request.not-found']());
      return this.whole(tx, found);
    });
  }

  create(actor: Actor, body: InspectionBody): Promise<InspectionDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const plan = await this.inspections.plan(tx, body.planId);
      if (!plan || (await this.organizations.within(tx, [plan.organizationId])).size === 0)
        throw new Refused(platformRefusals['request.not-found']());
      const title = plainText(body.title);
      if (title === '') throw new Refused(inspectionRefusals['inspection.no-text']({ field: 'title' }));
      const { startsOn, endsOn, wanted } = body;
      const [first, last] = [`${plan.year}-01-01`, `${plan.year}-12-31`];
      if (startsOn < first || endsOn > last || endsOn < startsOn)
        throw new Refused(inspectionRefusals['inspection.days']({ field: 'endsOn' }));
      const domains = [...new Set(body.domains)].sort();
      for (const code of domains)
        if (!(await this.names.knows(tx, 'domain', code)))
          throw new Refused(inspectionRefusals['inspection.domain-unknown']({ field: 'domains' }));
      await this.requireTeam(tx, body.team);
      const seed = newSeed();
      const made = { id: uuidv7(), planId: plan.id, organizationId: plan.organizationId, title };
      const commitment = sha256(seed);
      await this.inspections.add(tx, { ...made, startsOn, endsOn, domains, wanted, commitment }, seed);
      await this.inspections.setMembers(tx, made, body.team);
      tx.audit({
        action: 'inspection.create',
        subject: subjectOf(made.id),
        after: { title, startsOn, endsOn, wanted, commitment, members: body.team.length },
      });
      return this.whole(tx, (await this.inspections.byIds(tx, [made.id]))[0]!);
    });
  }

  /** The frame is frozen and the units are drawn in one act, from the seed that was committed when it was announced. */
  draw(actor: Actor, id: string, version: number): Promise<InspectionDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const found = await this.locked(tx, id);
      accept(mayDraw(found.state, await this.leads(tx, id)));
      sameVersion(found, version);
      const plan = await this.inspections.plan(tx, found.planId);
      const frame = await this.inspections.frame(tx, found, plan!.cap);
      if (frame.length === 0) throw new Refused(inspectionRefusals['inspection.frame-empty']());
      const seed = (await this.targets.seed(tx, id))!;
      const drawn = drawUnits(frame, found.wanted, (ids) => ticketsOf(seed, ids));
      const frameDigest = sha256(frameText(frame));
      if ((await this.inspections.drawn(tx, found, frame, frameDigest)) === 0)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      await this.targets.add(tx, id, drawn);
      // Counts and digests alone: the record is read by those who may not know yet.
      const units = frame.reduce((sum, { unitIds }) => sum + unitIds.length, 0);
      tx.audit({
        action: 'inspection.draw',
        subject: subjectOf(id),
        after: { state: 'drawn', frameDigest, frame: units, drawn: drawn.length },
      });
      return this.whole(tx, (await this.inspections.byIds(tx, [id]))[0]!);
    });
  }

  /** By its leader, who stays: whoever may not go somewhere is replaced. */
  changeTeam(
    actor: Actor,
    id: string,
    version: number,
    team: readonly InspectionMemberBody[],
  ): Promise<InspectionDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const found = await this.locked(tx, id);
      const before = await this.inspections.members(tx, id);
      const leader = before.find(({ leads }) => leads);
      if (!leader || leader.personId !== tx.actor.personId)
        throw new Refused(inspectionRefusals['inspection.not-the-leader']());
      sameVersion(found, version);
      await this.requireTeam(tx, team);
      if (!team.some(({ personId, leads }) => leads && personId === leader.personId))
        throw new Refused(inspectionRefusals['inspection.team']({ field: 'team' }));
      if ((await this.inspections.touch(tx, found)) === 0)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      await this.inspections.setMembers(tx, found, team);
      tx.audit({
        action: 'inspection.change-team',
        subject: subjectOf(id),
        ...{ before: { members: before.length }, after: { members: team.length } },
      });
      return this.whole(tx, (await this.inspections.byIds(tx, [id]))[0]!);
    });
  }

  /** In sight by the tree and locked; not found and out of reach answer the same. */
  private async locked(tx: WriteTx, id: string): Promise<InspectionRecord> {
    const found = await this.inspections.lock(tx, id);
    if (found && (await this.organizations.within(tx, [found.organizationId])).size > 0) return found;
    throw new Refused(platformRefusals['request.not-found']());
  }

  private async leads(tx: ReadTx, id: string): Promise<boolean> {
    const team = await this.inspections.members(tx, id);
    return team.some(({ personId, leads }) => leads && personId === tx.actor.personId);
  }

  private async requireTeam(tx: ReadTx, team: readonly InspectionMemberBody[]): Promise<void> {
    accept(teamOf(team));
    for (const { personId } of team)
      if ((await this.organizations.tenuresOfPerson(tx, personId, tx.today)).length === 0)
        throw new Refused(inspectionRefusals['inspection.team']({ field: 'team' }));
  }

  private async whole(tx: ReadTx, found: InspectionRecord): Promise<InspectionDto> {
    const names = await this.names.read(tx);
    const team = await this.inspections.members(tx, found.id);
    const people = await this.organizations.people(
      tx,
      team.map(({ personId }) => personId),
    );
    const called = new Map(people.map(({ id, name }) => [id, name]));
    const mine = team.find(({ personId }) => personId === tx.actor.personId);
    return {
      ...inspectionRow(found, names),
      team: team.map(({ personId, leads }) => ({ personId, leads, name: called.get(personId) ?? '' })),
      commitment: found.commitment,
      frameDigest: found.frameDigest,
      frame: (found.frame ?? []).map(({ domainCode, unitIds }) => ({
        ...{ domain: names('domain', domainCode), unitIds: [...unitIds] },
      })),
      seed: found.state === 'drawn' ? ((await this.targets.seed(tx, found.id)) ?? null) : null,
      targets: await this.targetsOf(tx, found.id, names),
      ofTheTeam: mine !== undefined,
      mayDraw: mine?.leads === true && found.state === 'planned',
    };
  }

  private async targetsOf(
    tx: ReadTx,
    id: string,
    names: Awaited<ReturnType<CodeNames['read']>>,
  ): Promise<InspectionTargetDto[]> {
    const targets = await this.targets.ofInspection(tx, id);
    if (targets.length === 0) return [];
    const units = await this.organizations.organizations(
      tx,
      targets.map(({ organizationId }) => organizationId),
    );
    const called = new Map(units.map(({ id: unitId, nameZh }) => [unitId, nameZh]));
    const visits = new Map(
      (await this.visits.ofInspection(tx, id)).map((visit) => [visit.organizationId, visit.id]),
    );
    return targets.map(({ id: targetId, organizationId, domainCode, place }) => ({
      ...{ id: targetId, organizationId, place, domain: names('domain', domainCode) },
      organizationName: called.get(organizationId) ?? '',
      visitId: visits.get(organizationId) ?? null,
    }));
  }
}

const subjectOf = (id: string) => ({ kind: 'inspection', id });

function sameVersion(found: InspectionRecord, version: number): void {
  if (found.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
}
