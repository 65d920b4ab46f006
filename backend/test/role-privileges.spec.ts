import { createTestDatabase } from '@zeren/testing/test-database';
import type { TestDatabase } from '@zeren/testing/test-database';

/**
 * What each runtime role may do with each table: select, insert, update, delete. `FOR UPDATE` needs update. A new table
 * gets its line here, and takes back what is not needed in its own migration.
 */
const EXPECTED: Readonly<Record<string, { readonly app: string; readonly worker: string }>> = {
  account: { app: 'SI', worker: '' },
  agreement: { app: 'SIU', worker: 'SI' },
  agreement_batch: { app: 'SI', worker: 'SU' },
  agreement_signature: { app: 'SI', worker: 'S' },
  accountability_matter: { app: 'SIU', worker: 'SIU' },
  accountability_measure: { app: 'SIU', worker: 'SU' },
  assessment: { app: 'SIU', worker: 'SU' },
  assessment_fact: { app: 'SIU', worker: 'S' },
  assessment_mark: { app: 'SIU', worker: 'S' },
  assessment_result: { app: 'SIU', worker: 'S' },
  assessment_row: { app: 'S', worker: 'SI' },
  assessment_scheme: { app: 'SIU', worker: 'S' },
  assessment_scorer: { app: 'SIUD', worker: 'S' },
  assessment_snapshot: { app: 'S', worker: 'SI' },
  assessment_unit: { app: 'SIU', worker: 'SU' },
  assessment_group: { app: 'SIU', worker: 'S' },
  assessment_group_member: { app: 'SIU', worker: 'S' },
  audit_checkpoint: { app: 'S', worker: 'SI' },
  audit_entry: { app: 'SI', worker: 'SI' },
  audit_leaf: { app: 'S', worker: 'SI' },
  audit_subtree: { app: 'S', worker: 'SI' },
  calendar_exception: { app: 'SID', worker: 'S' },
  calendar_year: { app: 'SIU', worker: 'S' },
  capability_grant: { app: 'SIU', worker: 'S' },
  case_member: { app: 'SIU', worker: 'SIU' },
  catalogue_entry: { app: 'S', worker: 'S' },
  channel_pace: { app: '', worker: 'SU' },
  counter_delta: { app: 'SI', worker: 'SIUD' },
  denied_attempt: { app: 'SIU', worker: 'SD' },
  delivery: { app: 'S', worker: 'SIU' },
  device_seen: { app: 'SI', worker: 'S' },
  directive: { app: 'SIUD', worker: 'S' },
  directive_of_import: { app: 'SID', worker: 'S' },
  directive_return: { app: 'SIU', worker: 'S' },
  directive_target: { app: 'SIUD', worker: 'S' },
  district: { app: 'SIU', worker: 'S' },
  duty: { app: 'SIU', worker: 'SIU' },
  duty_calendar: { app: '', worker: 'SIU' },
  duty_chase: { app: 'SI', worker: 'S' },
  duty_draft: { app: 'SIUD', worker: 'S' },
  duty_extension: { app: 'SIU', worker: 'SU' },
  duty_grace: { app: 'SIUD', worker: 'SIUD' },
  duty_report: { app: 'SID', worker: 'SI' },
  duty_snooze: { app: 'SI', worker: 'S' },
  event_receipt: { app: '', worker: 'SID' },
  evidence: { app: 'SI', worker: 'S' },
  evidence_inspection: { app: 'SI', worker: 'SU' },
  evidence_link: { app: 'SI', worker: 'S' },
  evidence_opening: { app: 'SI', worker: 'S' },
  evidence_sign: { app: 'S', worker: 'SI' },
  evidence_upload: { app: 'SIUD', worker: 'SD' },
  fact_definition: { app: 'SIU', worker: 'S' },
  fact_value: { app: 'SIUD', worker: 'S' },
  inspection: { app: 'SIU', worker: 'S' },
  inspection_member: { app: 'SID', worker: 'S' },
  inspection_plan: { app: 'SIU', worker: 'S' },
  inspection_row: { app: 'SIU', worker: 'S' },
  inspection_seed: { app: 'SIU', worker: '' },
  inspection_target: { app: 'SIU', worker: '' },
  inspection_visit: { app: 'SIU', worker: 'S' },
  finding_of_import: { app: 'SI', worker: 'S' },
  finding: { app: 'SIU', worker: 'S' },
  handover: { app: 'SIU', worker: 'SIU' },
  handover_batch: { app: 'SIU', worker: 'S' },
  handover_batch_post: { app: 'SI', worker: 'S' },
  handover_item: { app: 'SIUD', worker: 'SIUD' },
  handover_signature: { app: 'SI', worker: 'S' },
  idempotency_key: { app: 'SIU', worker: 'SD' },
  identity_secret: { app: 'SI', worker: '' },
  imported_record: { app: 'SD', worker: 'SI' },
  import_portion: { app: 'SID', worker: 'SID' },
  import_run: { app: 'SIU', worker: 'S' },
  job_failure: { app: 'S', worker: 'SID' },
  job_heartbeat: { app: 'S', worker: 'SIUD' },
  item_contribution: { app: 'SID', worker: 'S' },
  kept_wording: { app: 'SI', worker: 'SI' },
  list_before_import: { app: 'SID', worker: 'SD' },
  list_objection: { app: 'SIU', worker: 'S' },
  list_set_check: { app: 'SI', worker: 'SU' },
  list_set_reason: { app: 'SIU', worker: 'S' },
  list_template: { app: 'SIUD', worker: 'S' },
  list_template_item: { app: 'SIUD', worker: 'S' },
  list_set: { app: 'SIU', worker: 'SI' },
  node_counter: { app: 'S', worker: 'SIU' },
  notice: { app: 'SU', worker: 'SIU' },
  occurrence: { app: 'SI', worker: 'SI' },
  organization: { app: 'SIU', worker: 'S' },
  organization_closure: { app: 'SID', worker: 'SID' },
  organization_guidance: { app: 'SIU', worker: 'S' },
  organization_past: { app: 'SI', worker: 'S' },
  organization_succession: { app: 'SI', worker: 'S' },
  organization_unit_class: { app: 'SIU', worker: 'S' },
  outbox: { app: 'I', worker: 'SIUD' },
  password_history: { app: 'SID', worker: '' },
  person: { app: 'SIU', worker: 'S' },
  person_leave: { app: 'SIU', worker: 'S' },
  person_contact: { app: 'SIU', worker: 'S' },
  post: { app: 'SIU', worker: 'S' },
  recovery_code: { app: 'SIUD', worker: '' },
  rectification_extension: { app: 'SIU', worker: 'S' },
  rectification_number: { app: 'SIU', worker: 'S' },
  rectification_order: { app: 'SIU', worker: 'S' },
  rectification_step: { app: 'SI', worker: 'S' },
  reminder: { app: '', worker: 'SIU' },
  reminder_ladder: { app: 'SIU', worker: 'S' },
  report_mapping: { app: 'SIU', worker: 'S' },
  responsibility_item: { app: 'SIUD', worker: 'SIUD' },
  responsibility_list: { app: 'SIUD', worker: 'SI' },
  second_look: { app: 'SU', worker: 'SI' },
  search_key: { app: 'SID', worker: 'SID' },
  search_name: { app: 'SIU', worker: 'SIU' },
  second_factor: { app: 'SIUD', worker: '' },
  session: { app: 'SIUD', worker: '' },
  sign_in_limit: { app: 'SIUD', worker: '' },
  survey: { app: 'SIU', worker: 'S' },
  survey_ballot: { app: 'SI', worker: '' },
  survey_group: { app: 'SID', worker: 'S' },
  survey_paper: { app: 'SIU', worker: 'S' },
  survey_paper_reading: { app: 'SID', worker: '' },
  survey_questionnaire: { app: 'SI', worker: 'S' },
  survey_subject: { app: 'SID', worker: 'S' },
  survey_ticket: { app: 'SIUD', worker: '' },
  survey_ticket_batch: { app: 'SIU', worker: 'S' },
  survey_urn: { app: 'SIUD', worker: '' },
  result_objection: { app: 'SIU', worker: 'SU' },
  result_round: { app: 'SIU', worker: 'S' },
  template_run: { app: 'SI', worker: 'SU' },
  tenure: { app: 'SIU', worker: 'S' },
  verification_act: { app: 'SI', worker: 'S' },
  verification_draw: { app: 'S', worker: 'SI' },
  week_figure: { app: 'S', worker: 'SI' },
};

/** Not of the product: the clock of test databases, and the list of migrations that have run. */
const OTHERS = ['test_clock', 'migrations'];

describe('the runtime roles', () => {
  let database: TestDatabase;

  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('hold on each table what they need, and nothing more', async () => {
    const { rows } = await database.owner.query<{ name: string; app: string; worker: string }>(
      `SELECT c.relname AS name,
              string_agg(v.letter, '' ORDER BY v.at) FILTER (WHERE has_table_privilege('zeren_app', c.oid, v.verb)) AS app,
              string_agg(v.letter, '' ORDER BY v.at) FILTER (WHERE has_table_privilege('zeren_worker', c.oid, v.verb)) AS worker
       FROM pg_class c
       CROSS JOIN (VALUES (1, 'S', 'SELECT'), (2, 'I', 'INSERT'), (3, 'U', 'UPDATE'), (4, 'D', 'DELETE'),
                          (5, 'T', 'TRUNCATE'), (6, 'R', 'REFERENCES'), (7, 'G', 'TRIGGER')) AS v(at, letter, verb)
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
         AND c.relname <> ALL($1)
       GROUP BY c.relname ORDER BY c.relname`,
      [OTHERS],
    );
    const held = Object.fromEntries(
      rows.map(({ name, app, worker }) => [name, { app: app ?? '', worker: worker ?? '' }]),
    );
    expect(held).toEqual(EXPECTED);
  });

  it('hold single columns where no more is needed: what may change of an account, whose it is, that a dry run is stale, where a list lies, what was told of a tenure', async () => {
    const { rows } = await database.owner.query(
      `SELECT grantee, table_name AS table, column_name AS column, privilege_type AS verb
       FROM information_schema.column_privileges p
       WHERE table_schema = 'public' AND grantee IN ('zeren_app', 'zeren_worker')
         AND NOT has_table_privilege(grantee, format('public.%I', table_name), privilege_type)
       ORDER BY table_name, column_name, grantee`,
    );
    // Whose an account is and which administrator it is, is decided when it is opened (migration 020).
    const opened = ['administrator', 'created_at', 'district_id', 'id', 'person_id'];
    const changing = [
      'external_issuer',
      'external_subject',
      // Said once, of the first three, whom no register knew (migration 049).
      'keeper_district_id',
      'keeper_person_id',
      'last_signed_in_at',
      'password_changed_at',
      'password_hash',
      'version',
    ];
    const both = ['locale', 'must_change_password', 'state', 'username'];
    const account = [...opened, ...changing, ...both]
      .sort()
      .flatMap((column) => [
        ...(opened.includes(column)
          ? []
          : [{ grantee: 'zeren_app', table: 'account', column, verb: 'UPDATE' }]),
        ...(changing.includes(column)
          ? []
          : [{ grantee: 'zeren_worker', table: 'account', column, verb: 'SELECT' }]),
      ]);
    expect(rows).toEqual([
      ...account,
      // A post that was moved takes its agreements along.
      { grantee: 'zeren_worker', table: 'agreement', column: 'organization_id', verb: 'UPDATE' },
      // A clerk sends again what could not be delivered.
      ...['address', 'attempts', 'next_attempt_at', 'state'].map((column) => ({
        grantee: 'zeren_app',
        table: 'delivery',
        column,
        verb: 'UPDATE',
      })),
      ...['from_whom', 'happened_on', 'kind_code', 'version'].map((column) => ({
        grantee: 'zeren_app',
        table: 'evidence',
        column,
        verb: 'UPDATE',
      })),
      { grantee: 'zeren_app', table: 'evidence_link', column: 'proves', verb: 'UPDATE' },
      ...[
        'dispose_by',
        'disposed_at',
        'disposed_by_tenure_id',
        'disposition',
        'organization_id',
        'post_id',
        'version',
      ].map((column) => ({ grantee: 'zeren_worker', table: 'finding', column, verb: 'UPDATE' })),
      ...[
        'applied_at',
        'attempts',
        'content',
        'faults',
        'heard_at',
        'rows_done',
        'state',
        'summary',
        'version',
      ].map((column) => ({ grantee: 'zeren_worker', table: 'import_run', column, verb: 'UPDATE' })),
      // A merger takes orders, their problems and what waits with them along.
      ...['decided_at', 'state', 'version'].map((column) => ({
        ...{ grantee: 'zeren_worker', table: 'rectification_extension', column, verb: 'UPDATE' },
      })),
      ...[
        'held_since',
        'issuer_organization_id',
        'leader_post_id',
        'organization_id',
        'post_id',
        'state',
        'version',
      ].map((column) => ({ grantee: 'zeren_worker', table: 'rectification_order', column, verb: 'UPDATE' })),
      ...['item_count', 'l2_id', 'l3_id', 'l4_id', 'organization_id', 'undated_count', 'version'].map(
        (column) => ({ grantee: 'zeren_worker', table: 'responsibility_list', column, verb: 'UPDATE' }),
      ),
      { grantee: 'zeren_worker', table: 'tenure', column: 'phase', verb: 'UPDATE' },
    ]);
  });
});
