import type { Answers } from '@zeren/domain/cycle/surveys/answers';
import type { PaperState } from '@zeren/domain/cycle/surveys/may-enter-paper';
import type { SurveyState } from '@zeren/domain/cycle/surveys/survey-states';

/** A survey as it is stored, with the name of the body that asks. */
export interface SurveyRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly title: string;
  readonly intro: string | null;
  readonly state: SurveyState;
  readonly questionnaireNumber: number;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly counts: readonly GroupCounts[] | null;
  readonly ballotsDigest: string | null;
  readonly version: number;
}

/** Ballots of a group, in numbers alone. */
export interface GroupCounts {
  readonly groupId: string;
  /** How many are asked. */
  readonly asked: number;
  /** Tickets that can still be cast, or were. */
  readonly tickets: number;
  /** Cast by ticket. */
  readonly cast: number;
  /** Paper ballots that were entered twice and agree, or were settled. */
  readonly paper: number;
}

export interface SubjectRecord {
  readonly id: string;
  readonly surveyId: string;
  readonly key: string;
  readonly organizationId: string;
  readonly postId: string | null;
  readonly nameZh: string;
  readonly nameEn: string | null;
}

export interface GroupRecord {
  readonly id: string;
  readonly surveyId: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly tickets: number;
}

export interface TicketBatchRecord {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly number: number;
  readonly tickets: number;
  readonly madeAt: Date;
  readonly voidedAt: Date | null;
}

export interface PaperRecord {
  readonly id: string;
  readonly surveyId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly number: number;
  readonly sheets: number;
  readonly state: PaperState;
  readonly firstPersonId: string;
  readonly firstName: string;
  readonly secondPersonId: string | null;
  readonly secondName: string | null;
  readonly settledPersonId: string | null;
  readonly settledName: string | null;
  readonly differences: number | null;
  readonly version: number;
}

/** A ballot in one of its two parts, on its way into the box of a closed survey. */
export interface BallotRow {
  readonly id: string;
  readonly groupId: string;
  readonly kind: 'marks' | 'words';
  readonly answers: Answers;
}

/** A survey that is not closed, and the post that leads it. */
export interface LedSurvey {
  readonly id: string;
  readonly postId: string;
  readonly title: string;
  readonly state: 'draft' | 'open';
  /** Of paper, entered and not settled. */
  readonly bundles: number;
}
