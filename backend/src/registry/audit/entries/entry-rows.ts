/** An entry as it is stored, without what the act did to the row. */
export interface EntryRow {
  readonly districtId: string;
  readonly id: string;
  readonly at: Date;
  /** The same to the microsecond, as the page's cursor carries it. */
  readonly pageAt: string;
  readonly accountId: string | null;
  readonly tenureId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly requestId: string;
  /** What the record holds of a refusal; null for what was done. */
  readonly refusal: Readonly<Record<string, unknown>> | null;
}

/** An entry with what it did. */
export interface WholeEntryRow extends EntryRow {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Where a page starts: behind this entry. */
export interface EntryKey {
  readonly at: string;
  readonly id: string;
}

/** A subject of a district. */
export interface PlacedSubject {
  readonly districtId: string;
  readonly kind: string;
  readonly id: string;
}

/** Who acts: under these accounts; or, without any account, under these tenures. */
export interface Actors {
  readonly accountIds: readonly string[];
  readonly tenureIds: readonly string[];
}

/** What a search asks for, with all names looked up. */
export interface EntryFilter {
  readonly districtIds: readonly string[];
  /** The first instant, and the first one after the last. */
  readonly from?: string;
  readonly until?: string;
  readonly actions?: readonly string[];
  readonly exceptActions: readonly string[];
  readonly kind?: string;
  readonly subjectId?: string;
  readonly requestId?: string;
  readonly actors?: Actors;
  /** Done by one of these, or to one of these. */
  readonly named?: { readonly actors: Actors; readonly subjects: readonly PlacedSubject[] };
  readonly after?: EntryKey;
}

/** The columns of {@link EntryRow}, of a table that goes by `e`; `refused` is the parameter with the actions refused. */
export const entryColumns = (refused: string): string => `
  e.district_id AS "districtId", e.id, e.at, e.at::text AS "pageAt", e.account_id AS "accountId",
  e.actor_tenure_id AS "tenureId", e.action, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId",
  e.request_id AS "requestId", CASE WHEN e.action = ANY(${refused}::text[]) THEN e.after END AS refusal`;
