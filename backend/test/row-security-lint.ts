import type { Client } from 'pg';
import { JOB_SCHEMA } from '../src/platform/jobs/job-schema';

/**
 * What must be true of every database of the product for row-level security to hold (decision 6), read from PostgreSQL's
 * own catalogue: nothing here knows a table by name but these lists, and each entry says why it is there.
 */
export interface LintLists {
  /** Tables that hold nothing of a district. */
  readonly outsideDistricts: Readonly<Record<string, string>>;
  /** Indexes of district tables that do not begin with the district. */
  readonly acrossDistricts: Readonly<Record<string, string>>;
  /** Policies that ask for neither district nor administrator. */
  readonly unboundPolicies: Readonly<Record<string, string>>;
  /** Functions that run with their owner's rights. */
  readonly securityDefiners: Readonly<Record<string, string>>;
}

export const LISTS: LintLists = {
  outsideDistricts: {
    district: 'names of the districts themselves, which guards read before any is entered',
    account: 'stands outside districts (model, "Ids"); names the district of its person',
    session: 'of an account',
    recovery_code: 'belongs to an account, which stands outside districts',
    second_factor: 'belongs to an account, which stands outside districts',
    sign_in_limit: 'digests of names and addresses, before anybody is known',
    identity_secret: 'keys of the installation',
    idempotency_key: 'of an account',
    password_history: 'of an account',
    catalogue_entry: 'shared by all districts',
    calendar_year: 'official, shared by all districts',
    calendar_exception: 'official, shared by all districts',
    denied_attempt: 'of an account',
    device_seen: 'of an account',
    channel_pace: 'of the robots and gateways of the installation',
    job_heartbeat: 'of the queues',
    job_failure: 'of the queues: ids only',
    migrations: 'what has run, kept by the owner',
    test_clock: 'of test databases',
  },
  acrossDistricts: {
    duty_turns: 'the job process finds the districts in which lights turn',
    tenure_to_start: 'the job process finds the districts in which somebody takes a post',
    tenure_to_end: 'the job process finds the districts in which somebody leaves one',
    outbox_waiting: 'the relay takes the oldest events of all districts',
    survey_ticket_hash:
      'a voter comes with a ticket alone: its hash finds the district (decision record 0107)',
  },
  unboundPolicies: {
    'published on audit_checkpoint': 'signed heads of the logs, which anybody may have',
    'in_the_hand on survey_ticket': 'a voter comes with a ticket alone: whoever holds it sees that one row',
  },
  securityDefiners: {},
};

/** The runtime roles: everything is asked about these two. */
const ROLES = `ARRAY['zeren_app', 'zeren_worker']::name[]`;

/** Tables that carry a district. */
const DISTRICT_TABLE = `
  SELECT c.oid, c.relname AS name, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL($1)
    AND EXISTS (SELECT 1 FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attname = 'district_id' AND NOT a.attisdropped)`;

interface Rule {
  /** What a finding says after the name of what it found. */
  readonly says: string;
  /** Answers `name` of everything that breaks the rule; $1 the tables outside districts, $2 the rule's own list. */
  readonly finds: string;
  readonly list?: keyof LintLists;
}

const RULES: readonly Rule[] = [
  {
    says: 'is a schema beside public: the rules below look into no other',
    finds: `SELECT n.nspname AS name FROM pg_namespace n
            WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL
              AND n.nspname NOT IN ('public', 'information_schema', '${JOB_SCHEMA}') AND n.nspname !~ '^pg_'`,
  },
  {
    says: 'is a trigger on rows of a district: what follows from a change stands in the statement that makes it',
    finds: `SELECT g.tgname || ' on ' || t.name AS name FROM (${DISTRICT_TABLE}) t JOIN pg_trigger g ON g.tgrelid = t.oid
            WHERE $2::text[] IS NOT NULL AND NOT g.tgisinternal`,
  },
  {
    says: 'holds no district_id and is not listed as standing outside districts',
    finds: `SELECT c.relname AS name FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f')
              AND c.relname <> ALL($1) AND $2::text[] IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM pg_attribute a
                              WHERE a.attrelid = c.oid AND a.attname = 'district_id' AND NOT a.attisdropped)`,
  },
  {
    says: 'has row-level security not enabled and forced',
    finds: `SELECT t.name FROM (${DISTRICT_TABLE}) t
            WHERE $2::text[] IS NOT NULL AND NOT (t.relrowsecurity AND t.relforcerowsecurity)`,
  },
  {
    says: 'is granted, but no policy says for which rows',
    finds: `SELECT t.name || ' ' || verb.name || ' to ' || role.name AS name
            FROM (${DISTRICT_TABLE}) t
            CROSS JOIN unnest(${ROLES}) AS role(name)
            CROSS JOIN (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) AS verb(name, cmd)
            WHERE $2::text[] IS NOT NULL
              AND (has_table_privilege(role.name, t.oid, verb.name)
                   OR verb.name <> 'DELETE' AND has_any_column_privilege(role.name, t.oid, verb.name))
              AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND p.polpermissive
                                AND p.polcmd IN ('*', verb.cmd)
                                AND p.polroles @> ARRAY[(SELECT oid FROM pg_roles WHERE rolname = role.name)])`,
  },
  {
    says: 'is a policy for others than the two runtime roles',
    finds: `SELECT format('%s on %s', p.polname, p.polrelid::regclass) AS name FROM pg_policy p
            WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL
              AND NOT p.polroles <@ (SELECT array_agg(oid) FROM pg_roles WHERE rolname = ANY(${ROLES}))`,
  },
  {
    says: 'is a policy that asks for neither district nor administrator',
    list: 'unboundPolicies',
    finds: `SELECT format('%s on %s', p.polname, p.polrelid::regclass) AS name FROM pg_policy p
            WHERE $1::text[] IS NOT NULL AND format('%s on %s', p.polname, p.polrelid::regclass) <> ALL($2)
              AND (pg_get_expr(p.polqual, p.polrelid) !~ 'app_(district|administrator)\\(\\)'
                   OR pg_get_expr(p.polwithcheck, p.polrelid) !~ 'app_(district|administrator)\\(\\)')`,
  },
  {
    says: 'is a view with its owner’s rights: give it security_invoker',
    finds: `SELECT c.relname AS name FROM pg_class c
            WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL
              AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
              AND NOT coalesce('security_invoker=true' = ANY(c.reloptions) OR 'security_invoker=on' = ANY(c.reloptions), false)`,
  },
  {
    says: 'is a materialised view, which no policy holds',
    finds: `SELECT c.relname AS name FROM pg_class c
            WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL
              AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'm'`,
  },
  {
    says: 'is a function with its owner’s rights (SECURITY DEFINER)',
    list: 'securityDefiners',
    finds: `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
            WHERE $1::text[] IS NOT NULL AND p.prosecdef AND p.oid::regprocedure::text <> ALL($2)
              AND p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
  },
  {
    says: 'belongs to a runtime role',
    finds: `SELECT pg_describe_object(d.classid, d.objid, d.objsubid) AS name FROM pg_shdepend d
            JOIN pg_roles r ON r.oid = d.refobjid
            WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL AND d.refclassid = 'pg_authid'::regclass
              AND d.deptype = 'o' AND r.rolname = ANY(${ROLES})
              AND d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))`,
  },
  {
    says: 'is a runtime role that could see past row-level security',
    finds: `SELECT r.rolname AS name FROM pg_roles r
            WHERE $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL AND r.rolname = ANY(${ROLES})
              AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
                   OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid))`,
  },
  {
    says: 'is an index that does not begin with district_id',
    list: 'acrossDistricts',
    finds: `SELECT i.indexrelid::regclass::text AS name FROM (${DISTRICT_TABLE}) t
            JOIN pg_index i ON i.indrelid = t.oid
            WHERE i.indexrelid::regclass::text <> ALL($2)
              AND (i.indkey[0] = 0 OR (SELECT a.attname FROM pg_attribute a
                   WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0]) <> 'district_id')`,
  },
  {
    says: 'is a foreign key between district tables that does not begin with district_id',
    finds: `SELECT f.conname::text AS name FROM pg_constraint f
            JOIN (${DISTRICT_TABLE}) own ON own.oid = f.conrelid JOIN (${DISTRICT_TABLE}) their ON their.oid = f.confrelid
            WHERE f.contype = 'f' AND $2::text[] IS NOT NULL
              AND (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = own.oid AND a.attnum = f.conkey[1])
                  IS DISTINCT FROM 'district_id'`,
  },
];

/** Every finding, as `name says`; none when the database keeps all rules. */
export async function lintRowSecurity(owner: Client, lists: LintLists = LISTS): Promise<string[]> {
  const found: string[] = [];
  for (const { says, finds, list } of RULES) {
    const { rows } = await owner.query<{ name: string }>(`${finds} ORDER BY 1`, [
      Object.keys(lists.outsideDistricts),
      list ? Object.keys(lists[list]) : [],
    ]);
    found.push(...rows.map(({ name }) => `${name} ${says}`));
  }
  return found;
}
