// The shapes of the API's answers, generated from its document; named here as the sessions speak of them.
import type { SecondStepView } from '@zeren/api-client/models/second-step-view';
import type { SessionView } from '@zeren/api-client/models/session-view';

export type { SecondStepView } from '@zeren/api-client/models/second-step-view';
export type { SessionView } from '@zeren/api-client/models/session-view';
export type { TenureView } from '@zeren/api-client/models/tenure-view';
export type { TotpInvitationView } from '@zeren/api-client/models/totp-invitation-view';

/** What signing in answers: who is signed in, or that a second step is due. */
export type SignInAnswer = SessionView | SecondStepView;
