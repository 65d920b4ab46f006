import { Injectable } from '@nestjs/common';
import {
  mayMark,
  mayMarkUnit,
  mayNameScorers,
  maySendMarks,
} from '@zeren/domain/cycle/assessment/marks/may-mark';
import type { ScoredUnit } from '@zeren/domain/cycle/assessment/marks/may-mark';
import { marksAsked } from '@zeren/domain/cycle/assessment/marks/marks-asked';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../../../registry/organizations';
import { AssessmentAccess } from '../rounds/assessment-access';
import type { AssessmentRecord } from '../rounds/assessment-record';
import { AssessmentViews } from '../rounds/assessment-views';
import type { AssessmentView } from '../rounds/assessments.dto';
import { AssessmentsRepository } from '../rounds/assessments.repository';
import { FactsRepository } from '../rounds/facts.repository';
import { FactsService } from '../rounds/facts.service';
import { grouped } from '../rounds/grouped';
import type { MarkBody, MarkSheetView, WaitingSheetsView } from './marks.dto';
import { markSeal } from './mark-seal';
import { MarksRepository } from './marks.repository';
import type { ScorerRow } from './marks.repository';

/**
 * The actor of a scorer's transaction: what they mark lies where they hold no other right. Row-level security is held to
 * the district, save of marks, which show each scorer their own alone; being a scorer comes first in every such transaction.
 */
const asScorer = (actor: Actor): Actor => ({ ...actor, seesWholeDistrict: true });

/** Blind marks: several scorers, each alone; a reason with every mark; sent whole, and then sealed. */
@Injectable()
export class MarksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: MarksRepository,
    private readonly access: AssessmentAccess,
    private readonly assessments: AssessmentsRepository,
    private readonly facts: FactsRepository,
    private readonly factViews: FactsService,
    private readonly views: AssessmentViews,
    private readonly organizations: OrganizationReads,
  ) {}

  nameScorers(
    actor: Actor,
    id: string,
    version: number,
    personIds: readonly string[],
  ): Promise<AssessmentView> {
    return this.unitOfWork.write(actor, async (tx) => {
      const assessment = await this.access.led(tx, id, version);
      const before = await this.repository.scorers(tx, id);
      const units = await this.assessments.allUnits(tx, id);
      const wanted = [...new Set(personIds)];
      const assessed = new Set(units.flatMap(({ personId }) => personId ?? []));
      const allIn = assessment.marksInAt !== null;
      const toSend = accept(mayNameScorers(assessment.state, { wanted, before, allIn, assessed }));
      const people = await this.organizations.people(tx, wanted);
      if (people.length < wanted.length)
        throw new Refused(platformRefusals['request.not-found']({ field: 'personIds' }));
      for (const personId of toSend) {
        const serves = await this.servesIn(tx, personId);
        for (const unit of units) accept(mayMarkUnit(unit, personId, serves));
      }
      await this.repository.name(tx, id, wanted);
      unchanged(await this.assessments.touch(tx, id, version));
      // Released, the last who had not sent is waited for no more.
      if (toSend.length < wanted.length) await this.repository.allIn(tx, id);
      tx.audit({
        action: 'assessment.name-scorers',
        subject: { kind: 'assessment', id },
        before: { scorers: before.map(({ personId }) => personId) },
        after: { scorers: wanted },
      });
      return this.views.whole(tx, await this.access.require(tx, id));
    });
  }

  /** What waits for the marks of the one who asks. */
  waiting(actor: Actor): Promise<WaitingSheetsView> {
    return this.unitOfWork.read(asScorer(actor), async (tx) => ({
      items: actor.personId === null ? [] : await this.repository.waiting(tx),
    }));
  }

  sheet(actor: Actor, id: string): Promise<MarkSheetView> {
    return this.unitOfWork.read(asScorer(actor), async (tx) => {
      const { assessment, self } = await this.asked(tx, id);
      return this.sheetOf(tx, assessment, self);
    });
  }

  /** Gives a mark, or gives it anew before it is sent; each time the record keeps the whole of it. */
  give(actor: Actor, id: string, { organizationId, key, points, reason }: MarkBody): Promise<MarkSheetView> {
    return this.unitOfWork.write(asScorer(actor), async (tx) => {
      // Scorers mark side by side; what ends the marking waits for them, and they for it.
      await this.assessments.hold(tx, id);
      const { assessment, self } = await this.asked(tx, id);
      const { document } = await this.access.schemeOf(tx, assessment.schemeId);
      const asked = marksAsked(document).find((one) => one.key === key);
      const unit = await this.assessments.unit(tx, id, organizationId);
      if (!asked || !unit) throw new Refused(platformRefusals['request.not-found']());
      accept(mayMarkUnit(unit, tx.actor.personId, await this.servesIn(tx, tx.actor.personId!)));
      const mark = accept(mayMark(assessment.state, self.sentAt, { points, reason }, asked.full));
      const markId = await this.repository.give(tx, {
        ...{ id: uuidv7(), assessmentId: id, organizationId, key },
        ...mark,
      });
      tx.seal({ action: 'assessment-mark.give', seal: markSeal, id: markId });
      return this.sheetOf(tx, assessment, self);
    });
  }

  send(actor: Actor, id: string): Promise<MarkSheetView> {
    return this.unitOfWork.write(asScorer(actor), async (tx) => {
      // One after another: the last to send must find that all others have.
      await this.assessments.lock(tx, id);
      const { assessment, self } = await this.asked(tx, id);
      const { document } = await this.access.schemeOf(tx, assessment.schemeId);
      const units = await this.assessments.allUnits(tx, id);
      const given = await this.repository.own(tx, id);
      const wanted = marksAsked(document).length * units.length;
      if (given.length < wanted) await this.mayMarkAll(tx, units);
      accept(maySendMarks(assessment.state, self.sentAt, given.length, wanted));
      if ((await this.repository.send(tx, id)) === 0)
        throw new Refused(assessmentRefusals['assessment.marks-sent']());
      await this.repository.allIn(tx, id);
      tx.audit({
        action: 'assessment.send-marks',
        subject: { kind: 'assessment', id },
        after: { marks: given.length },
      });
      return this.sheetOf(tx, assessment, { ...self, sentAt: new Date(tx.now) });
    });
  }

  /** What is missing can be given: else somebody else is to mark, as the refusal says. */
  private async mayMarkAll(tx: ReadTx, units: readonly ScoredUnit[]): Promise<void> {
    const serves = await this.servesIn(tx, tx.actor.personId!);
    for (const unit of units) accept(mayMarkUnit(unit, tx.actor.personId, serves));
  }

  /** Organisations in which somebody serves today. */
  private async servesIn(tx: ReadTx, personId: string): Promise<ReadonlySet<string>> {
    const tenures = await this.organizations.tenuresOfPerson(tx, personId, tx.today);
    return new Set(tenures.map(({ organizationId }) => organizationId));
  }

  /** Whoever is no scorer is answered as if there were nothing. */
  private async asked(
    tx: ReadTx,
    id: string,
  ): Promise<{ assessment: AssessmentRecord; self: Pick<ScorerRow, 'number' | 'sentAt'> }> {
    const self = await this.repository.self(tx, id);
    const assessment = self && (await this.assessments.byId(tx, id));
    if (!self || !assessment) throw new Refused(platformRefusals['request.not-found']());
    return { assessment, self };
  }

  private async sheetOf(
    tx: ReadTx,
    assessment: AssessmentRecord,
    { sentAt }: Pick<ScorerRow, 'sentAt'>,
  ): Promise<MarkSheetView> {
    const { id, name, state } = assessment;
    const { scheme, document } = await this.access.schemeOf(tx, assessment.schemeId);
    const units = await this.assessments.allUnits(tx, id);
    const frozen = grouped(await this.facts.frozen(tx, id, null), ({ organizationId }) => organizationId);
    const own = grouped(await this.repository.own(tx, id), ({ organizationId }) => organizationId);
    return {
      ...{ id, name, open: state === 'frozen' && sentAt === null },
      sentAt: sentAt?.toISOString() ?? null,
      asked: marksAsked(document).map(({ key, full, indicator }) => {
        const { zh, en } = scheme.facts.get(key)!;
        return { key, zh, en, full, indicator };
      }),
      units: units
        .toSorted((a, b) => (a.organizationId < b.organizationId ? -1 : 1))
        .map(({ organizationId, organizationName, groupName }) => ({
          ...{ organizationId, organizationName, groupName },
          marks: (own.get(organizationId) ?? []).map(({ id: markId, key, points, reason }) => ({
            id: markId,
            key,
            points,
            reason,
          })),
          facts: this.factViews
            .factViews(scheme, frozen.get(organizationId) ?? [])
            .filter(({ source, assumed }) => source !== 'marks' && !assumed),
        })),
    };
  }
}
