import { Injectable } from '@nestjs/common';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { readAnswers } from '@zeren/domain/cycle/surveys/answers';
import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import { cellsOf } from '@zeren/domain/cycle/surveys/questionnaire';
import type { Cell } from '@zeren/domain/cycle/surveys/questionnaire';
import { readCode } from '@zeren/domain/cycle/surveys/ticket-code';
import { randomInt } from 'node:crypto';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { BallotsRepository } from '../ballots.repository';
import type { SubjectRecord, SurveyRecord } from '../survey-rows';
import { SurveysRepository } from '../surveys.repository';
import { hashOfCode, shuffled } from '../ticket-secret';
import type { TicketPlace } from '../tickets.repository';
import { TicketsRepository } from '../tickets.repository';
import { CastingPace } from './casting-pace';
import { voter } from './voter';

/** Why a ticket can't be cast, as a key of the pages' words. */
export type NoBallot = 'unknown' | 'used' | 'void' | 'notOpen' | 'closed' | 'closedUsed' | 'tooOften';

/** The ballot that a ticket opens. */
export interface Ballot {
  /** As it was printed, without gaps. */
  readonly code: string;
  readonly survey: Pick<SurveyRecord, 'title' | 'intro'>;
  readonly groupName: string;
  readonly subjects: readonly SubjectRecord[];
  readonly cells: readonly Cell[];
}

/** Rolls a cast back, with why. */
class NotCast extends Error {
  constructor(readonly why: NoBallot) {
    super(why);
  }
}

/**
 * The voter's acts. A cast writes two rows, the ticket's and an urn's, and nothing else: no entry of the record, no event,
 * no key for retries (decision 7).
 */
@Injectable()
export class CastingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly surveys: SurveysRepository,
    private readonly tickets: TicketsRepository,
    private readonly ballots: BallotsRepository,
    private readonly pace: CastingPace,
  ) {}

  /** The ballot that a typed code opens, or why it opens none. */
  async ballot(typed: string): Promise<Ballot | NoBallot> {
    const code = readCode(typed);
    if (!code) return this.wrong();
    const hash = hashOfCode(code);
    if (!this.pace.allows(hash)) return 'tooOften';
    const place = await this.place(hash);
    return place ? this.ballotAt(place, code, hash) : this.wrong();
  }

  /** Casts a ballot, once. Answers null when it was cast. What is missing or wrong was said before; here it is refused. */
  async cast(ballot: Ballot, answers: Answers): Promise<NoBallot | null> {
    const read = readAnswers(ballot.cells, answers);
    if (read.missing.length > 0 || read.invalid.length > 0) return 'unknown';
    const hash = hashOfCode(ballot.code);
    const place = await this.place(hash);
    if (!place) return 'unknown';
    try {
      await this.put(place, hash, read.answers);
      return null;
    } catch (error) {
      if (error instanceof NotCast) return error.why;
      throw error;
    }
  }

  private put(place: TicketPlace, hash: Buffer, answers: Answers): Promise<void> {
    const { surveyId, groupId } = place;
    return this.unitOfWork.write(voter(place.districtId), async (tx) => {
      await this.tickets.hold(tx, hash);
      const urns = await this.ballots.urnsOf(tx, surveyId, groupId);
      const number = urns === 0 ? 0 : randomInt(1, urns + 1);
      // The urn first, then the ticket: closing takes them in the same order.
      const lying = await this.ballots.lockUrn(tx, surveyId, groupId, number);
      if (!lying) throw new NotCast(place.state === 'spent' ? 'closedUsed' : 'closed');
      if ((await this.tickets.spend(tx, surveyId, hash)) === 0) {
        const now = await this.tickets.place(tx, hash);
        throw new NotCast(now?.state === 'void' ? 'void' : 'used');
      }
      await this.ballots.putUrn(tx, surveyId, groupId, number, shuffled([...lying, answers]));
    });
  }

  /** Of whatever district: a code says nothing of it. */
  private place(hash: Buffer): Promise<TicketPlace | undefined> {
    return this.unitOfWork.read(voter(INSTALLATION_DISTRICT_ID), async (tx) => {
      await this.tickets.hold(tx, hash);
      return this.tickets.place(tx, hash);
    });
  }

  private ballotAt(place: TicketPlace, code: string, hash: Buffer): Promise<Ballot | NoBallot> {
    return this.unitOfWork.read(voter(place.districtId), async (tx) => {
      await this.tickets.hold(tx, hash);
      const survey = await this.surveys.ofTicket(tx, place.surveyId);
      if (!survey) return 'unknown';
      if (survey.state === 'closed') return place.state === 'spent' ? 'closedUsed' : 'closed';
      if (place.state !== 'unused') return place.state === 'spent' ? 'used' : 'void';
      if (survey.state === 'draft') return 'notOpen';
      const subjects = await this.surveys.subjects(tx, [survey.id]);
      const groups = await this.surveys.groups(tx, [survey.id]);
      const questions = await this.surveys.questions(tx, survey.id, survey.questionnaireNumber);
      return {
        code,
        survey: { title: survey.title, intro: survey.intro },
        groupName: groups.find(({ id }) => id === place.groupId)?.nameZh ?? '',
        subjects,
        cells: cellsOf(
          questions,
          subjects.map(({ key }) => key),
        ),
      };
    });
  }

  private wrong(): NoBallot {
    return this.pace.allowsWrong() ? 'unknown' : 'tooOften';
  }
}
