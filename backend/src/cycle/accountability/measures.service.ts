import { Injectable } from '@nestjs/common';
import { matterChanged, measureCorrected } from '@zeren/domain/cycle/accountability/accountability-events';
import { accountabilityRefusals } from '@zeren/domain/cycle/accountability/accountability-refusals';
import {
  dayInOrder,
  mayKeepMatter,
  NUMBER_TEXT,
  shortText,
} from '@zeren/domain/cycle/accountability/may-act-on-matter';
import {
  appealUntil,
  mayAnswerAppeal,
  mayAppeal,
  mayCorrect,
} from '@zeren/domain/cycle/accountability/may-appeal-measure';
import { effectEndsOn } from '@zeren/domain/cycle/accountability/measure-form';
import type { MeasureState } from '@zeren/domain/cycle/accountability/matter-states';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { accept, Refused } from '../../platform/refused';
import { uuidv7 } from '../../platform/uuid';
import { AccountabilityCatalogues } from './accountability-catalogues';
import { matterSeal, measureSeal } from './accountability-seals';
import { ConcernedPeople } from './concerned-people';
import type { Concerning } from './concerned-people';
import type {
  AppealAnswerBody,
  AppealBody,
  CorrectionBody,
  MeasureQuery,
  MeasureView,
  RecordMeasureBody,
} from './dto/accountability-requests.dto';
import type { MatterDetailDto } from './dto/matter.dto';
import type { MeasureFormsDto, MeasurePageDto } from './dto/measure.dto';
import type { MeasureRecord } from './matter-record';
import { MatterSight } from './matter-sight';
import type { SeenMatter } from './matter-sight';
import { MatterViews } from './matter-views';
import { MATTER_CURSOR, MattersRepository } from './matters.repository';
import { MeasureViews } from './measure-views';
import { measureScope, MeasuresRepository } from './measures.repository';
import type { MeasureChange } from './measures.repository';

const PAGE = 50;
const STATES: Readonly<Record<MeasureView, readonly MeasureState[]>> = {
  'in-effect': ['in-effect'],
  past: ['ended', 'corrected'],
};

/** What is recorded of an act on a measure. */
const ACTIONS: Readonly<Record<'appeal' | 'answer-appeal' | 'correct', string>> = {
  appeal: 'accountability-measure.appeal',
  'answer-appeal': 'accountability-measure.answer-appeal',
  correct: 'accountability-measure.correct',
};

/** Measures: entered from the decision, appealed, corrected. They end by themselves. */
@Injectable()
export class MeasuresService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sight: MatterSight,
    private readonly measures: MeasuresRepository,
    private readonly views: MeasureViews,
    private readonly matterViews: MatterViews,
    private readonly catalogues: AccountabilityCatalogues,
    private readonly matters: MattersRepository,
    private readonly concerned: ConcernedPeople,
  ) {}

  page(actor: Actor, query: MeasureQuery): Promise<MeasurePageDto> {
    const { view = 'in-effect', limit = PAGE, organizationId = null } = query;
    const [after = null] = MATTER_CURSOR.read(query.after) ?? [];
    return this.unitOfWork.read(actor, async (tx) => {
      const narrowed = { states: STATES[view], organizationId, after };
      const found = await this.measures.page(tx, measureScope(tx), narrowed, limit + 1);
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const next = found.length > limit && last ? MATTER_CURSOR.write([last.id]) : null;
      return { items: await this.views.rows(tx, shown, await this.views.memberOf(tx, shown)), next };
    });
  }

  forms(actor: Actor): Promise<MeasureFormsDto> {
    return this.unitOfWork.read(actor, async (tx) => ({ items: await this.views.forms(tx) }));
  }

  /** The form and its period are those of the catalogue of the day of decision. */
  record(actor: Actor, matterId: string, version: number, body: RecordMeasureBody): Promise<MatterDetailDto> {
    return this.sight.act(actor, matterId, version, async (tx, seen) => {
      const { matter } = seen;
      const state = accept(mayKeepMatter(matter, seen.actor, 'record-measure'));
      const { target, formCode, decidedOn, deliveredOn } = body;
      accept(dayInOrder(decidedOn, { notBefore: matter.receivedOn, today: tx.today }, 'decidedOn'));
      accept(dayInOrder(deliveredOn, { notBefore: decidedOn, today: tx.today }, 'deliveredOn'));
      const form = await this.catalogues.form(tx, formCode, decidedOn);
      if (!form) throw new Refused(accountabilityRefusals['measure.no-form']({ field: 'formCode' }));
      if (!form.targets.includes(target))
        throw new Refused(accountabilityRefusals['measure.wrong-target']({ field: 'formCode' }));
      const ofPerson = target === 'leader';
      if (ofPerson && matter.personId === null)
        throw new Refused(accountabilityRefusals['measure.no-person']({ field: 'target' }));
      const subject = { organizationId: matter.organizationId, personId: ofPerson ? matter.personId : null };
      await this.requireAnother(tx, seen, subject);
      // Several may come of a matter, each on the matter as it was seen: nobody enters the same decision twice.
      const moved = await this.matters.move(tx, matter, { state, dueOn: null });
      if (!moved) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const id = uuidv7();
      await this.measures.add(tx, {
        ...{ id, matterId, target, ...subject, formCode, decidedOn, deliveredOn },
        tenureId: ofPerson ? matter.tenureId : null,
        organizationName: matter.organizationName,
        subjectName: ofPerson ? (matter.personName ?? '') : matter.organizationName,
        decidedBy: accept(shortText(body.decidedBy, 'decidedBy', NUMBER_TEXT)),
        number: accept(shortText(body.number, 'number', NUMBER_TEXT)),
        months: form.months,
        endsOn:
          effectEndsOn(decidedOn, form) ?? appealUntil({ deliveredOn }, await this.catalogues.terms(tx)),
        state: 'in-effect',
      });
      tx.seal({ action: 'accountability-measure.record', seal: measureSeal, id });
      tx.seal({ action: 'accountability-matter.measured', seal: matterSeal, id: matterId });
      return this.matterViews.detail(tx, { ...seen, matter: moved });
    });
  }

  /** The measure stays in effect while it is appealed. */
  appeal(actor: Actor, id: string, version: number, { appealedOn }: AppealBody): Promise<MatterDetailDto> {
    return this.act(actor, id, version, 'appeal', async (tx, measure) => {
      accept(dayInOrder(appealedOn, { notBefore: null, today: tx.today }, 'appealedOn'));
      const terms = await this.catalogues.terms(tx);
      return { appealedOn, appealAnswerDueOn: accept(mayAppeal(measure, appealedOn, terms)) };
    });
  }

  /** Upheld, or changed: what is changed is corrected, and its effect ends. */
  answerAppeal(
    actor: Actor,
    id: string,
    version: number,
    { answer, answeredOn, number }: AppealAnswerBody,
  ): Promise<MatterDetailDto> {
    return this.act(actor, id, version, 'answer-appeal', async (tx, measure) => {
      accept(mayAnswerAppeal(measure));
      const notBefore = measure.appealedOn;
      accept(dayInOrder(answeredOn, { notBefore, today: tx.today }, 'answeredOn'));
      const appealAnswerNumber = accept(shortText(number, 'number', NUMBER_TEXT));
      const answered = { appealAnswer: answer, appealAnsweredOn: answeredOn, appealAnswerNumber };
      if (answer === 'upheld') return answered;
      return {
        ...{ ...answered, state: accept(mayCorrect(measure)), correctedOn: answeredOn },
        ...{ correctionNumber: appealAnswerNumber, correctedBy: measure.decidedBy },
      };
    });
  }

  /** Improper, whether anybody appealed or not: it stays to be seen that it was corrected. */
  correct(actor: Actor, id: string, version: number, body: CorrectionBody): Promise<MatterDetailDto> {
    return this.act(actor, id, version, 'correct', (tx, measure) => {
      const state = accept(mayCorrect(measure));
      const notBefore = measure.decidedOn;
      return Promise.resolve({
        state,
        correctedOn: accept(dayInOrder(body.correctedOn, { notBefore, today: tx.today }, 'correctedOn')),
        correctionNumber: accept(shortText(body.number, 'number', NUMBER_TEXT)),
        correctedBy: accept(shortText(body.correctedBy, 'correctedBy', NUMBER_TEXT)),
      });
    });
  }

  private async act(
    actor: Actor,
    id: string,
    version: number,
    verb: keyof typeof ACTIONS,
    change: (tx: WriteTx, measure: MeasureRecord) => Promise<MeasureChange>,
  ): Promise<MatterDetailDto> {
    const matterId = await this.matterOf(actor, id);
    return this.sight.act(actor, matterId, null, async (tx, seen) => {
      const measure = await this.measures.one(tx, measureScope(tx), id);
      if (!measure) throw new Refused(platformRefusals['request.not-found']());
      await this.requireAnother(tx, seen, measure);
      const done = measure.version === version ? await change(tx, measure) : null;
      const moved = done && (await this.measures.move(tx, measure, done));
      if (!moved) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const before = { state: measure.state };
      tx.seal({ action: ACTIONS[verb], seal: measureSeal, id, before });
      tx.emit(matterChanged(matterId));
      if (moved.state === 'corrected' && measure.state !== 'corrected')
        tx.emit(measureCorrected({ measureId: id, matterId }));
      return this.matterViews.detail(tx, seen);
    });
  }

  private async requireAnother(tx: WriteTx, { actor }: SeenMatter, about: Concerning): Promise<void> {
    if (actor.concerned || (await this.concerned.isActor(tx, about)))
      throw new Refused(accountabilityRefusals['accountability.about-oneself']());
  }

  /** With the reader's own eyes: what they are not shown is not there. */
  private matterOf(actor: Actor, id: string): Promise<string> {
    return this.unitOfWork.read(actor, async (tx) => {
      const measure = await this.measures.one(tx, measureScope(tx), id);
      if (!measure) throw new Refused(platformRefusals['request.not-found']());
      return measure.matterId;
    });
  }
}
