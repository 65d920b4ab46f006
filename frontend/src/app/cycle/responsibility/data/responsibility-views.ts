// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
import type { ItemViewDto } from '@zeren/api-client/models/item-view-dto';
import type { ListDetailDto } from '@zeren/api-client/models/list-detail-dto';
import type { UndatedPhraseDto } from '@zeren/api-client/models/undated-phrase-dto';
import type { CadenceSuggestion } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import type { IssuedSetDto } from '@zeren/api-client/models/issued-set-dto';
import type { ListRowDto } from '@zeren/api-client/models/list-row-dto';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';

export type { CadenceSuggestion } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
export type BatchIssue = Pick<IssuedSetDto, 'issued' | 'refused'>;
export type { DatingDto as DatingView } from '@zeren/api-client/models/dating-dto';
export type { ListRowDto as ResponsibilityListRow } from '@zeren/api-client/models/list-row-dto';
export type { ListSummaryDto as ListSummary } from '@zeren/api-client/models/list-summary-dto';
export type { CheckResultDto as SetCheckResult } from '@zeren/api-client/models/check-result-dto';
export type { CheckedShareDto as CheckedShare } from '@zeren/api-client/models/checked-share-dto';
export type { CoverageCellDto as CoverageCell } from '@zeren/api-client/models/coverage-cell-dto';
export type { IssuedSetDto as IssuedSet } from '@zeren/api-client/models/issued-set-dto';
export type { ItemFindingDto as WordingFinding } from '@zeren/api-client/models/item-finding-dto';
export type { ListSetDto as ListSet } from '@zeren/api-client/models/list-set-dto';
export type { ListToReceiveDto as ListToReceive } from '@zeren/api-client/models/list-to-receive-dto';
export type { OpenObjectionDto as OpenObjection } from '@zeren/api-client/models/open-objection-dto';
export type { OpeningDto as Opening } from '@zeren/api-client/models/opening-dto';
export type { OpeningsDto as Openings } from '@zeren/api-client/models/openings-dto';
export type { OpenListDto as ListToOpen } from '@zeren/api-client/models/open-list-dto';
export type { CopiedListsDto as CopiedLists } from '@zeren/api-client/models/copied-lists-dto';
export type { ObjectionDto as ObjectionView } from '@zeren/api-client/models/objection-dto';
export type { SetCheckDto as SetCheckView } from '@zeren/api-client/models/set-check-dto';
export type { SetReasonDto as SetReason } from '@zeren/api-client/models/set-reason-dto';
export type { TeamLoadDto as TeamLoad } from '@zeren/api-client/models/team-load-dto';
export type { VersionDiffDto as VersionDiff } from '@zeren/api-client/models/version-diff-dto';

export type UndatedPhrase = Omit<UndatedPhraseDto, 'suggestions'> & {
  readonly suggestions: readonly CadenceSuggestion[];
};

/** An item; its clauses are what the domain calls them, which the document says less exactly. */
export type ResponsibilityItemView = Omit<ItemViewDto, 'cadenceClauses'> & {
  readonly cadenceClauses: readonly CadenceClause[] | null;
};
export type ResponsibilityListView = Omit<ListDetailDto, 'items'> & {
  readonly items: readonly ResponsibilityItemView[];
};

export type ResponsibilityListState = ListRowDto['state'];
