// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { DossierView as DossierOf } from '@zeren/api-client/models/dossier-view';
export type { ObjectBody as Objection } from '@zeren/api-client/models/object-body';
export type { ResultRoundView as Round } from '@zeren/api-client/models/result-round-view';
export type { ResultRowView as ResultRow } from '@zeren/api-client/models/result-row-view';
export type { ResultView as ResultOf } from '@zeren/api-client/models/result-view';
export type { ScoreObjectionView as ScoreObjection } from '@zeren/api-client/models/score-objection-view';
export type { UseBody as Use } from '@zeren/api-client/models/use-body';
