// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
export type { FindingBody } from '@zeren/api-client/models/finding-body';
export type { FindingChoicesDto as FindingChoices } from '@zeren/api-client/models/finding-choices-dto';
export type { FindingCountsDto as FindingCounts } from '@zeren/api-client/models/finding-counts-dto';
export type { FindingDetailDto as FindingView } from '@zeren/api-client/models/finding-detail-dto';
export type { FindingPageDto as FindingPage } from '@zeren/api-client/models/finding-page-dto';
export type { FindingRowDto as FindingRow } from '@zeren/api-client/models/finding-row-dto';
export type { FoundUnitDto as FoundUnit } from '@zeren/api-client/models/found-unit-dto';
export type { NamedCodeDto as NamedCode } from '@zeren/api-client/models/named-code-dto';
