import { Injectable } from '@nestjs/common';
import type { AccountabilityTerms } from '@zeren/domain/cycle/accountability/accountability-terms';
import {
  appealUntil,
  mayAnswerAppeal,
  mayCorrect,
} from '@zeren/domain/cycle/accountability/may-appeal-measure';
import { affectedUntil, measureForm } from '@zeren/domain/cycle/accountability/measure-form';
import type { ReadTx } from '../../platform/database/transaction';
import { AccountabilityCatalogues } from './accountability-catalogues';
import { ConcernedPeople } from './concerned-people';
import type { MeasureDto, MeasureFormDto } from './dto/measure.dto';
import type { MeasureRecord } from './matter-record';
import { MattersRepository } from './matters.repository';
import { measureScope, MeasuresRepository } from './measures.repository';

/** Measures, as people are shown them. */
@Injectable()
export class MeasureViews {
  constructor(
    private readonly measures: MeasuresRepository,
    private readonly matters: MattersRepository,
    private readonly catalogues: AccountabilityCatalogues,
    private readonly concerned: ConcernedPeople,
  ) {}

  /** `ofMatters`: those whose members the reader is, by id; acts are theirs, unless it is about them. */
  async rows(
    tx: ReadTx,
    measures: readonly MeasureRecord[],
    ofMatters: ReadonlySet<string>,
    concerned = false,
  ): Promise<MeasureDto[]> {
    if (measures.length === 0) return [];
    const forms = await this.catalogues.names(tx, 'accountability-forms');
    const terms = await this.catalogues.terms(tx);
    const running = await this.measures.inEffectOf(tx, measureScope(tx), {
      personIds: measures.flatMap(({ personId }) => personId ?? []),
      organizationIds: measures.map(({ organizationId }) => organizationId),
    });
    const leaders = await this.concerned.leaders(tx, [
      ...new Set(measures.map(({ organizationId }) => organizationId)),
    ]);
    const about = ({ personId, organizationId }: MeasureRecord): boolean =>
      personId === null
        ? leaders.get(organizationId)?.has(tx.actor.personId ?? '') === true
        : personId === tx.actor.personId;
    return measures.map((measure) => {
      const form = forms.get(measure.formCode);
      const ofSubject = running.filter((other) => subjectOf(other) === subjectOf(measure));
      const member = ofMatters.has(measure.matterId);
      const theirs = member && !concerned && !about(measure);
      return {
        ...shownOf(measure),
        matterId: member ? measure.matterId : null,
        ...{ formZh: form?.zh ?? measure.formCode, formEn: form?.en ?? measure.formCode },
        group: measureForm(form?.entry.attributes ?? {}).group,
        affectedUntil: affectedUntil(ofSubject, tx.today),
        appealUntil: appealUntil(measure, terms),
        acts: actsOn(measure, tx, terms, theirs),
      };
    });
  }

  /** Of which of these matters the acting post is a member. */
  async memberOf(tx: ReadTx, measures: readonly MeasureRecord[]): Promise<Set<string>> {
    const own = await this.matters.ofActingPost(
      tx,
      measures.map(({ matterId }) => matterId),
    );
    return new Set(own);
  }

  async forms(tx: ReadTx): Promise<MeasureFormDto[]> {
    const rows = await this.catalogues.names(tx, 'accountability-forms');
    return [...rows.values()].map(
      ({ zh, en, entry: { code, basisLevel, validFrom, validTo, attributes } }) => {
        const { targets, ...form } = measureForm(attributes);
        return {
          ...{ code, nameZh: zh, nameEn: en, basisLevel, validFrom, validTo },
          ...{ ...form, targets: [...targets] },
        };
      },
    );
  }
}

/** What is shown of a measure as it is stored: no ids of whom it is about. */
function shownOf(measure: MeasureRecord) {
  const { id, target, organizationName, subjectName, decidedBy, number, decidedOn, deliveredOn } = measure;
  const { months, endsOn, state, appealedOn, appealAnswerDueOn, appealAnswer, appealAnsweredOn } = measure;
  const { appealAnswerNumber, correctedOn, correctionNumber, correctedBy, version } = measure;
  return {
    ...{ id, target, organizationName, subjectName, decidedBy, number, decidedOn, deliveredOn },
    ...{ months, endsOn, state, appealedOn, appealAnswerDueOn, appealAnswer, appealAnsweredOn },
    ...{ appealAnswerNumber, correctedOn, correctionNumber, correctedBy, version },
  };
}

const subjectOf = ({ target, personId, organizationId }: MeasureRecord): string =>
  `${target} ${target === 'leader' ? personId : organizationId}`;

function actsOn(measure: MeasureRecord, tx: ReadTx, terms: AccountabilityTerms, theirs: boolean) {
  return {
    appeal:
      theirs &&
      measure.state === 'in-effect' &&
      measure.appealedOn === null &&
      tx.today <= appealUntil(measure, terms),
    answerAppeal: theirs && mayAnswerAppeal(measure).ok,
    correct: theirs && mayCorrect(measure).ok,
  };
}
