/** Whose rows of a table somebody is shown. */
export type Shown = 'sight' | 'sight and above' | 'district' | 'own' | 'nobody' | 'everybody';

/**
 * What is not simply shown to whoever has the organisation in sight, and why. A new table is held to `sight`; who means
 * another rule for it says so here, for the next reader to question.
 */
export const SHOWN: Readonly<Record<string, Shown>> = {
  // Names on the way up: who issues, checks, signs.
  organization: 'sight and above',
  post: 'sight and above',
  tenure: 'sight and above',
  person: 'sight and above',
  list_set: 'sight and above',
  occurrence: 'sight and above',
  // Groups are seen from below, and who is compared with whom with them.
  assessment_group: 'sight and above',
  assessment_group_member: 'sight and above',
  // By which scheme, and that it is under way; scores are seen by sight alone.
  assessment_scheme: 'sight and above',
  assessment: 'sight and above',
  result_round: 'sight and above',
  // Published, so that anybody below can draw again; not whom it drew.
  inspection_plan: 'sight and above',
  inspection: 'sight and above',
  organization_past: 'sight and above',
  search_name: 'sight and above',
  search_key: 'sight and above',
  // Whoever is reminded knows when.
  reminder_ladder: 'sight and above',
  // Ids, words and rules about nobody.
  organization_closure: 'district',
  fact_definition: 'district',
  list_template: 'district',
  list_template_item: 'district',
  organization_guidance: 'district',
  organization_succession: 'district',
  // How many orders a year has had, nothing of any.
  rectification_number: 'district',
  audit_leaf: 'district',
  audit_subtree: 'district',
  // Signed heads of the logs are published.
  audit_checkpoint: 'everybody',
  // A person's own.
  assessment_mark: 'own',
  duty_draft: 'own',
  evidence_upload: 'own',
  import_portion: 'own',
  import_run: 'own',
  list_before_import: 'own',
  directive_of_import: 'own',
  finding_of_import: 'own',
  // Members of the matter alone, whoever has the organisation in sight (decision 6).
  accountability_matter: 'own',
  case_member: 'own',
  accountability_measure: 'own',
  // Of the team alone until the visit begins, whoever has the unit in sight.
  inspection_seed: 'own',
  inspection_target: 'own',
  capability_grant: 'own',
  // For jobs alone.
  reminder: 'nobody',
  outbox: 'nobody',
  event_receipt: 'nobody',
  duty_calendar: 'nobody',
  // While people vote nobody looks into an urn; what a closed one held has a spec of its own (anonymity).
  survey_urn: 'nobody',
  survey_ballot: 'nobody',
};

/** What jobs have no business with, not even in the district that they have entered. */
export const NOT_FOR_JOBS = [
  'survey_ticket',
  'survey_urn',
  'survey_ballot',
  'survey_paper_reading',
  'inspection_seed',
  'inspection_target',
];

/** Not held to a district: shown to everybody by its own rule. */
export const isPublished = (table: string) => SHOWN[table] === 'everybody';

/**
 * What may be added without the organisation being in sight: a person is nobody's before their first tenure, everybody
 * tells and adds to the record, and whoever issues an order takes its number.
 */
export const ADDED_ANYWHERE = [
  'fact_definition',
  'person',
  'outbox',
  'audit_entry',
  'organization_closure',
  'rectification_number',
];

/** Added by whoever reads: that somebody opened a piece of evidence. */
export const ADDED_BY_READING = ['evidence_opening'];

/** What the job process finds before it has entered a district. */
export const ACROSS_DISTRICTS = [
  'outbox',
  'event_receipt',
  'counter_delta',
  'reminder',
  'delivery',
  'duty',
  'list_set_check',
  'import_run',
  'template_run',
  'agreement_batch',
  'assessment',
  'evidence_inspection',
  'evidence_upload',
];
