/** The kind of import that takes in items of lists. */
export const LIST_IMPORT = 'responsibility-lists';

/** What the check of an uploaded table needs to know of whoever uploaded it. */
export interface ListImportContent {
  readonly year: number;
  /** The organisations that they reach: rows name posts below these. */
  readonly rootOrganizationIds: readonly string[];
}
