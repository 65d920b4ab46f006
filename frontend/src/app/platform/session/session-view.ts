// The shapes of the API's answers, generated from its document; named here as the sessions speak of them.
import type { SessionView } from '@zeren/api-client/models/session-view';

export type { SessionView } from '@zeren/api-client/models/session-view';
export type { TenureView } from '@zeren/api-client/models/tenure-view';

/** What signing in answers: who is signed in, or that a second step is due. */
export type SignInAnswer = SessionView | { readonly next: 'totp' };
