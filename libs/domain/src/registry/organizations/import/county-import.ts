import type { ImportFault } from '../../../platform/import-fault';
import type { GuidanceEdge } from '../guidance/guidance';
import type { KindRules } from '../kinds/kind-rules';
import type { TenureKind } from '../tenure';

/** A row of 组织 that may be applied. */
export interface OrganizationToImport {
  readonly code: string;
  readonly parentCode: string | null;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly kindCode: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly memberCount: number;
  /** Its place among its siblings: the row in the sheet. */
  readonly sort: number;
}

/** A row of 指导关系 that may be applied. */
export interface GuidanceToImport extends Omit<GuidanceEdge, 'id' | 'guideId' | 'guidedId' | 'postId'> {
  readonly guideCode: string;
  readonly guidedCode: string;
  readonly postCode: string | null;
  readonly basis: string;
}

/** A row of 岗位 that may be applied. */
export interface PostToImport {
  readonly code: string;
  readonly organizationCode: string;
  readonly title: string;
  readonly kind: string;
  readonly isHead: boolean;
  readonly inTeam: boolean;
  readonly lineWork: string | null;
  readonly sort: number;
}

/** A row of 人员 that may be applied. */
export interface PersonToImport {
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
}

/** A row of 任职 that may be applied. */
export interface TenureToImport {
  readonly postCode: string;
  readonly personCode: string;
  readonly kind: TenureKind;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** What of a workbook may be applied. */
export interface CountyToImport {
  readonly organizations: readonly OrganizationToImport[];
  readonly guidance: readonly GuidanceToImport[];
  readonly posts: readonly PostToImport[];
  readonly people: readonly PersonToImport[];
  readonly tenures: readonly TenureToImport[];
}

/** What the system holds already, by code, as far as the workbook touches it. */
export interface KnownCounty {
  readonly organizations: ReadonlyMap<
    string,
    { readonly parentCode: string | null; readonly kindCode: string; readonly sort: number }
  >;
  readonly posts: ReadonlyMap<
    string,
    {
      readonly organizationCode: string;
      readonly isHead: boolean;
      readonly sort: number;
      /** Whether lists were drawn up or duties dated for it: then it stays where it is. */
      readonly hasDuties: boolean;
    }
  >;
  readonly guidance: readonly GuidanceToImport[];
  readonly people: ReadonlySet<string>;
  readonly tenures: readonly TenureToImport[];
}

/** The catalogue rows in force that the checks look at. */
export interface CountyCatalogues {
  readonly organizationKinds: ReadonlyMap<string, KindRules>;
  /** Kinds of guidance, and which of them are some post's own. */
  readonly guidanceKinds: ReadonlyMap<string, { readonly ofPost: boolean }>;
  readonly levels: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  /** Kinds of organisation that a post of a kind stands in; empty for any. */
  readonly postKinds: ReadonlyMap<string, readonly string[]>;
}

/** What a check of one sheet answers: rows that may be applied, and every fault. */
export interface SheetCheck<Row> {
  readonly rows: readonly Row[];
  readonly faults: readonly ImportFault[];
}
