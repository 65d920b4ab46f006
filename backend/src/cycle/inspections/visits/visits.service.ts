import { Injectable } from '@nestjs/common';
import { plainText } from '@zeren/domain/cycle/duties/may-report-duty';
import { oneLevelUp } from '@zeren/domain/cycle/inspections/finding-severity';
import { inspectionRefusals } from '@zeren/domain/cycle/inspections/inspection-refusals';
import { mayBeginVisit, mayFinishVisit, mayWriteVisit } from '@zeren/domain/cycle/inspections/may-inspect';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import { CodeNames } from '../code-names';
import { FindingsService } from '../findings/findings.service';
import type { StartVisitBody } from '../plans/inspections.dto';
import { InspectionsRepository } from '../plans/inspections.repository';
import { TargetsRepository } from '../plans/targets.repository';
import { Checklists } from './checklists';
import type { VisitDto, WriteRowBody } from './visits.dto';
import { VisitsRepository } from './visits.repository';
import type { RowRecord, VisitRecord } from './visits.repository';

const LONGEST_TITLE = 200;
const SOURCE = '督查';

/** A visit from its beginning: the checklist, what was seen row by row, a finding from a row, the end. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inspections: InspectionsRepository,
    private readonly targets: TargetsRepository,
    private readonly visits: VisitsRepository,
    private readonly checklists: Checklists,
    private readonly findings: FindingsService,
    private readonly organizations: OrganizationReads,
    private readonly names: CodeNames,
  ) {}

  one(actor: Actor, id: string): Promise<VisitDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [found] = await this.visits.byIds(tx, [id]);
      const seen = found && (await this.organizations.inSight(tx, [found.organizationId])).size > 0;
      if (!seen) throw new Refused(platformRefusals['request.not-found']());
      return this.whole(tx, found);
    });
  }

  /** From now on the unit may know. Whoever is not of the team does not find the target at all. */
  start(actor: Actor, inspectionId: string, targetId: string, body: StartVisitBody): Promise<VisitDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const [inspection] = await this.inspections.byIds(tx, [inspectionId]);
      const team = inspection ? await this.inspections.members(tx, inspectionId) : [];
      const ofTheTeam = team.some(({ personId }) => personId === tx.actor.personId);
      const plan = ofTheTeam ? await this.inspections.lockPlan(tx, inspection!.planId) : undefined;
      const target = plan && (await this.targets.lock(tx, inspectionId, targetId));
      const reached = target && (await this.organizations.within(tx, [target.organizationId])).size > 0;
      if (!inspection || !plan || !reached) throw new Refused(platformRefusals['request.not-found']());
      const { organizationId, domainCode } = target;
      const people = await this.organizations.people(
        tx,
        team.map(({ personId }) => personId),
      );
      const called = new Map(people.map(({ id, name }) => [id, name]));
      const posts = await this.organizations.postsOf(tx, [organizationId]);
      const { heldOn, onPaper } = body;
      accept(
        mayBeginVisit({
          ...{ startsOn: inspection.startsOn, today: tx.today, heldOn, cap: plan.cap },
          started: target.startedAt !== null,
          visits: await this.visits.count(tx, plan.id, organizationId),
          team: team.map(({ personId, leads }) => ({ personId, leads, name: called.get(personId) ?? '' })),
          held: await this.organizations.tenuresOfPosts(
            tx,
            posts.map(({ id }) => id),
          ),
        }),
      );
      if ((await this.targets.begin(tx, target)) === 0)
        throw new Refused(inspectionRefusals['inspection.started']());
      const id = uuidv7();
      const visit = { id, inspectionId, planId: plan.id, organizationId, heldOn, onPaper };
      const rows = await this.checklists.make(tx, organizationId, domainCode);
      await this.visits.add(tx, visit, rows);
      tx.audit({
        action: 'inspection-visit.start',
        subject: subjectOf(id),
        after: { organizationId, visitedOn: heldOn, onPaper, rows: rows.length },
      });
      return this.whole(tx, (await this.visits.byIds(tx, [id]))[0]!);
    });
  }

  /** As it is typed: the newest wins, and nothing is told to the record before the visit is finished. */
  writeRow(actor: Actor, id: string, rowId: string, body: WriteRowBody): Promise<VisitDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { visit, row } = await this.writable(tx, id, rowId);
      const result = row.findingId === null ? body.result : 'problem';
      const note = plainText(body.note ?? '') || null;
      await this.visits.write(tx, row, { result, note, findingId: row.findingId });
      return this.whole(tx, visit);
    });
  }

  /** One tap: what the row is about fills the finding in; the head of the unit answers for it. */
  find(actor: Actor, id: string, rowId: string): Promise<VisitDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { visit, row } = await this.writable(tx, id, rowId);
      if (row.findingId !== null) throw new Refused(inspectionRefusals['inspection.found-already']());
      // The second lightest; whoever confirms it may see it as graver.
      const known = await this.names.severities(tx);
      const severity = oneLevelUp(known, known[0]?.code ?? '');
      if (!severity) throw new Refused(inspectionRefusals['inspection.no-severity']());
      const [unit] = await this.organizations.organizations(tx, [visit.organizationId]);
      const dimensions = await this.names.choices(tx, 'dimension');
      const text = await this.findings.textOf(tx, {
        ...{ organizationId: visit.organizationId, itemId: row.itemId, sourceCode: SOURCE },
        dimensionCode: row.dimensionCode ?? dimensions[0]?.code ?? '',
        domainCode: row.domainCode ?? unit?.domainCode ?? '',
        severityCode: severity.code,
        title: (row.note ?? `未落实：${row.text}`).slice(0, LONGEST_TITLE),
        foundOn: visit.heldOn,
      });
      const findingId = await this.findings.put(tx, text);
      await this.visits.write(tx, row, { result: 'problem', note: row.note, findingId });
      return this.whole(tx, visit);
    });
  }

  finish(actor: Actor, id: string, version: number): Promise<VisitDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const visit = await this.reached(tx, await this.visits.lock(tx, id));
      const rows = await this.visits.rows(tx, id);
      const ofTheTeam = await this.ofTheTeam(tx, visit);
      accept(
        mayFinishVisit(
          visit.state,
          ofTheTeam,
          rows.map(({ result }) => result),
        ),
      );
      if (visit.version !== version || (await this.visits.finish(tx, visit)) === 0)
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      const problems = rows.filter(({ result }) => result === 'problem').length;
      tx.audit({
        action: 'inspection-visit.finish',
        subject: subjectOf(id),
        after: { state: 'finished', rows: rows.length, problems },
      });
      return this.whole(tx, (await this.visits.byIds(tx, [id]))[0]!);
    });
  }

  private async writable(
    tx: WriteTx,
    id: string,
    rowId: string,
  ): Promise<{ visit: VisitRecord; row: RowRecord }> {
    const visit = await this.reached(tx, await this.visits.lock(tx, id));
    accept(mayWriteVisit(visit.state, await this.ofTheTeam(tx, visit)));
    const row = await this.visits.lockRow(tx, id, rowId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    return { visit, row };
  }

  private async reached(tx: ReadTx, visit: VisitRecord | undefined): Promise<VisitRecord> {
    if (visit && (await this.organizations.within(tx, [visit.organizationId])).size > 0) return visit;
    throw new Refused(platformRefusals['request.not-found']());
  }

  private async ofTheTeam(tx: ReadTx, { inspectionId }: VisitRecord): Promise<boolean> {
    const team = await this.inspections.members(tx, inspectionId);
    return team.some(({ personId }) => personId === tx.actor.personId);
  }

  private async whole(tx: ReadTx, visit: VisitRecord): Promise<VisitDto> {
    const { id, inspectionId, organizationId, heldOn, onPaper, state, version } = visit;
    const [unit] = await this.organizations.organizations(tx, [organizationId]);
    const [inspection] = await this.inspections.byIds(tx, [inspectionId]);
    const ofTheTeam = await this.ofTheTeam(tx, visit);
    const rows = ofTheTeam || state === 'finished' ? await this.visits.rows(tx, id) : [];
    return {
      ...{ id, inspectionId, organizationId, heldOn, onPaper, state, version },
      title: inspection?.title ?? '',
      organizationName: unit?.nameZh ?? '',
      rows: rows.map(({ id: rowId, kind, text, method, result, note, findingId }) => ({
        ...{ id: rowId, kind, text, method, result, note, findingId },
      })),
      mayWrite: ofTheTeam && state === 'open' && tx.actor.permissions.has('inspections.record'),
    };
  }
}

const subjectOf = (id: string) => ({ kind: 'inspection-visit', id });
