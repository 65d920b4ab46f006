import type { ImportFault } from '../../../platform/import-fault';
import type { Days } from '../groups/assessment-groups';
import type { GuidanceEdge } from '../guidance/guidance';
import type { KindRules } from '../../catalogues/kind-rules';
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

/** A row of 单位分类 that may be applied. */
export interface UnitClassToImport extends Days {
  readonly organizationCode: string;
  readonly classCode: string;
  readonly basis: string;
}

/** What makes an assessment group the same one in a later workbook. */
export interface GroupKey {
  readonly bodyCode: string;
  readonly name: string;
  readonly objectCode: string;
  readonly validFrom: string;
}

/** A row of 考核分组 that may be applied. */
export interface GroupToImport extends GroupKey, Days {
  readonly classCode: string | null;
  readonly basis: string;
}

/** A row of 分组成员 that may be applied. */
export interface GroupMemberToImport extends Days {
  readonly group: GroupKey;
  readonly organizationCode: string;
}

/** What of a workbook may be applied. */
export interface CountyToImport {
  readonly organizations: readonly OrganizationToImport[];
  readonly guidance: readonly GuidanceToImport[];
  readonly posts: readonly PostToImport[];
  readonly people: readonly PersonToImport[];
  readonly tenures: readonly TenureToImport[];
  readonly unitClasses: readonly UnitClassToImport[];
  readonly groups: readonly GroupToImport[];
  readonly groupMembers: readonly GroupMemberToImport[];
}

/** An organisation that is known, as the checks look at it. */
export interface KnownOrganization {
  readonly parentCode: string | null;
  readonly kindCode: string;
  readonly sort: number;
  readonly nameZh: string;
  /** The first day on which it no longer is there. */
  readonly validTo: string | null;
}

/** What the system holds already, by code, as far as the workbook touches it. */
export interface KnownCounty {
  readonly organizations: ReadonlyMap<string, KnownOrganization>;
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
  readonly unitClasses: readonly UnitClassToImport[];
  readonly groups: readonly GroupToImport[];
  readonly groupMembers: readonly GroupMemberToImport[];
}

/** A word of a catalogue with its days: dated rows are checked by the words of their own first day. */
export interface DatedWord extends Days {
  readonly code: string;
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
  readonly unitClasses: readonly DatedWord[];
  readonly assessmentObjects: readonly DatedWord[];
}

/** What a check of one sheet answers: rows that may be applied, and every fault. */
export interface SheetCheck<Row> {
  readonly rows: readonly Row[];
  readonly faults: readonly ImportFault[];
}
