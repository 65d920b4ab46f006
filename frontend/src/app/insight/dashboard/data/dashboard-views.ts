// The shapes of the API's answers, generated from its document; named here as this room speaks of them.
import type { CatalogueEntryDto } from '@zeren/api-client/models/catalogue-entry-dto';

export type { FiguresDto as Figures } from '@zeren/api-client/models/figures-dto';
export type { OfficeholdersDto as OfficeholdersView } from '@zeren/api-client/models/officeholders-dto';
export type { UnitFiguresDto as OrganizationFigures } from '@zeren/api-client/models/unit-figures-dto';
export type { UnitsDto as OrganizationsView } from '@zeren/api-client/models/units-dto';
export type { TrendDto as TrendView } from '@zeren/api-client/models/trend-dto';
export type { OverviewDto as OverviewView } from '@zeren/api-client/models/overview-dto';
export type { WorstDutiesDto as WorstView } from '@zeren/api-client/models/worst-duties-dto';

/** A group of domains, with the domain codes that a list is filtered by. */
export interface DomainGroup extends CatalogueEntryDto {
  readonly attributes: { readonly domains?: string[] };
}
