// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
import type { ListRowDto } from '@zeren/api-client/models/list-row-dto';

export type { CadenceSuggestionDto as CadenceSuggestion } from '@zeren/api-client/models/cadence-suggestion-dto';
export type { IssuedListsDto as BatchIssue } from '@zeren/api-client/models/issued-lists-dto';
export type { ItemViewDto as ResponsibilityItemView } from '@zeren/api-client/models/item-view-dto';
export type { ListDetailDto as ResponsibilityListView } from '@zeren/api-client/models/list-detail-dto';
export type { ListRowDto as ResponsibilityListRow } from '@zeren/api-client/models/list-row-dto';
export type { ListSummaryDto as ListSummary } from '@zeren/api-client/models/list-summary-dto';
export type { UndatedPhraseDto as UndatedPhrase } from '@zeren/api-client/models/undated-phrase-dto';
export type { CheckResultDto as SetCheckResult } from '@zeren/api-client/models/check-result-dto';
export type { CheckedShareDto as CheckedShare } from '@zeren/api-client/models/checked-share-dto';
export type { CoverageCellDto as CoverageCell } from '@zeren/api-client/models/coverage-cell-dto';
export type { IssuedSetDto as IssuedSet } from '@zeren/api-client/models/issued-set-dto';
export type { ItemFindingDto as WordingFinding } from '@zeren/api-client/models/item-finding-dto';
export type { ListSetDto as ListSet } from '@zeren/api-client/models/list-set-dto';
export type { ObjectionDto as ObjectionView } from '@zeren/api-client/models/objection-dto';
export type { SetCheckDto as SetCheckView } from '@zeren/api-client/models/set-check-dto';
export type { SetReasonDto as SetReason } from '@zeren/api-client/models/set-reason-dto';
export type { TeamLoadDto as TeamLoad } from '@zeren/api-client/models/team-load-dto';
export type { VersionDiffDto as VersionDiff } from '@zeren/api-client/models/version-diff-dto';

export type ResponsibilityListState = ListRowDto['state'];
