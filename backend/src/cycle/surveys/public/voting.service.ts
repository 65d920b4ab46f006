import { Injectable } from '@nestjs/common';
import { readAnswers } from '@zeren/domain/cycle/surveys/answers';
import { BALLOT_WORDS } from '@zeren/domain/cycle/surveys/ballot-words';
import type { BallotBody } from './ballot.dto';
import { ballotPage, codePage, reviewPage, sentencePage, thanksPage } from './ballot-pages';
import { CastingService } from './casting.service';
import type { NoBallot } from './casting.service';

/** A page with its status. */
export interface VoterPage {
  readonly status: number;
  readonly html: string;
}

const STATUS: Readonly<Record<NoBallot, number>> = {
  unknown: 404,
  used: 409,
  void: 409,
  notOpen: 409,
  closed: 409,
  closedUsed: 409,
  tooOften: 429,
};

/** The way of a voter from page to page: code, ballot, a last look, thanks. */
@Injectable()
export class VotingService {
  constructor(private readonly casting: CastingService) {}

  async open(typed: string | undefined): Promise<VoterPage> {
    if (!typed?.trim()) return { status: 200, html: codePage() };
    const ballot = await this.casting.ballot(typed);
    if (typeof ballot === 'string') return refusal(ballot);
    return { status: 200, html: ballotPage(ballot, {}) };
  }

  async step({ code, step, answers: given = {} }: BallotBody): Promise<VoterPage> {
    const ballot = await this.casting.ballot(code);
    if (typeof ballot === 'string') return refusal(ballot);
    const { answers, missing, invalid } = readAnswers(ballot.cells, given);
    if (step === 'edit') return { status: 200, html: ballotPage(ballot, answers) };
    if (missing.length > 0 || invalid.length > 0)
      return { status: 422, html: ballotPage(ballot, answers, { missing, invalid }) };
    if (step === 'review') return { status: 200, html: reviewPage(ballot, answers) };
    const why = await this.casting.cast(ballot, answers);
    return why ? refusal(why) : { status: 200, html: thanksPage() };
  }
}

const refusal = (why: NoBallot): VoterPage => ({
  status: STATUS[why],
  html: why === 'unknown' ? codePage(why) : sentencePage(BALLOT_WORDS[why]),
});
