import { randomUUID } from 'node:crypto';
import type { LiveRoute, Schema, Schemas } from './live-routes';

/** The rows of one organisation, as a cell of the matrix names them; of what does not exist, ids of nothing. */
export interface Target {
  readonly row: (table: string) => Readonly<Record<string, unknown>>;
  /** Words that only this organisation's rows hold: what is searched for. */
  readonly words: string;
  /** What the asker has for certain: in lists of ids it stands beside the one that is asked about. */
  readonly beside?: Target;
}

/** The table whose row an `:id` names, by the part of the path before it. */
const BY_SEGMENT: Readonly<Record<string, string>> = {
  'accountability-matters': 'accountability_matter',
  'accountability-measures': 'accountability_measure',
  accounts: 'account',
  'administrator-accounts': 'account',
  'agreement-batches': 'agreement_batch',
  agreements: 'agreement',
  'assessment-groups': 'assessment_group',
  'assessment-schemes': 'assessment_scheme',
  assessments: 'assessment',
  deliveries: 'delivery',
  directives: 'directive',
  draws: 'verification_draw',
  duties: 'duty',
  entries: 'audit_entry',
  'evidence-uploads': 'evidence_upload',
  evidence: 'evidence',
  extensions: 'duty_extension',
  findings: 'finding',
  'of-finding': 'finding',
  'rectification-orders': 'rectification_order',
  grants: 'capability_grant',
  'handover-batches': 'handover_batch',
  handovers: 'handover',
  'held-by-person': 'person',
  'held-by-post': 'post',
  imports: 'import_run',
  'inspection-plans': 'inspection_plan',
  'inspection-visits': 'inspection_visit',
  inspections: 'inspection',
  items: 'handover_item',
  leaves: 'person_leave',
  'list-sets': 'list_set',
  'list-templates': 'list_template',
  logs: 'district',
  notices: 'notice',
  objections: 'list_objection',
  'organization-guidance': 'organization_guidance',
  organizations: 'organization',
  paper: 'survey_paper',
  people: 'person',
  posts: 'post',
  'responsibility-lists': 'responsibility_list',
  'result-rounds': 'result_round',
  rows: 'inspection_row',
  targets: 'inspection_target',
  results: 'assessment_result',
  scans: 'evidence',
  'score-objections': 'result_objection',
  sessions: 'session',
  surveys: 'survey',
  tenures: 'tenure',
  'ticket-batches': 'survey_ticket_batch',
  units: 'organization',
};

/** The same for ids in bodies and in the query, by their name. */
const BY_NAME: Readonly<Record<string, string>> = {
  accountId: 'account',
  agreementId: 'agreement',
  assessmentGroupId: 'assessment_group',
  batchId: 'handover_batch',
  causeTenureId: 'tenure',
  district: 'district',
  districtId: 'district',
  entryId: 'audit_entry',
  dutyId: 'duty',
  dutyIds: 'duty',
  evidenceId: 'evidence',
  evidenceIds: 'evidence',
  guideId: 'organization',
  mappingId: 'report_mapping',
  guidedId: 'organization',
  assessmentId: 'assessment',
  groupId: 'assessment_group',
  groupIds: 'assessment_group',
  schemeId: 'assessment_scheme',
  personIds: 'person',
  findingId: 'finding',
  leaderPostId: 'post',
  handoverIds: 'handover',
  itemId: 'responsibility_item',
  itemIds: 'responsibility_item',
  listId: 'responsibility_list',
  listIds: 'responsibility_list',
  listSetId: 'list_set',
  id: 'responsibility_item',
  order: 'responsibility_item',
  lowerItemIds: 'responsibility_item',
  upperItemId: 'responsibility_item',
  organizationId: 'organization',
  organizationIds: 'organization',
  otherId: 'person',
  parentId: 'organization',
  personId: 'person',
  planId: 'inspection_plan',
  postId: 'post',
  postIds: 'post',
  reaching: 'organization',
  surveyGroupId: 'survey_group',
  removed: 'responsibility_item',
  rootOrganizationId: 'organization',
  standInId: 'person',
  subjectId: 'duty',
  templateId: 'list_template',
  tenureId: 'tenure',
  within: 'organization',
};

/** The tables whose rows routes name. */
export const namedByRoutes = (): ReadonlySet<string> =>
  new Set([...Object.values(BY_SEGMENT), ...Object.values(BY_NAME)]);

/** What else stands in a path. */
const CONSTANTS: Readonly<Record<string, string>> = {
  catalogue: 'domains',
  year: '2026',
  kind: 'duty',
  ladder: 'duty-filed',
};

/** Subjects by kind, where the table is not called like the kind. */
const tableOfKind = (kind: string) => kind.replaceAll('-', '_');

/** What the suite must be told before it can ask a route; one sentence per fault. */
export class UnknownInRoute extends Error {}

const unknown = ({ method, path }: LiveRoute, what: string, where: string): never => {
  throw new UnknownInRoute(
    `${method} ${path}: ${what}. Say in ${where} of backend/test/authorization/route-objects.ts whose row it names.`,
  );
};

/** Refuses routes of which something is not known: with all their sentences, before any is asked. */
export function requireKnown(routes: readonly LiveRoute[], schemas: Schemas, kinds: readonly string[]): void {
  const nobody: Target = { row: () => ({}), words: 'x' };
  const faults = new Set<string>();
  for (const route of routes) {
    for (const asking of askingsOf(route, schemas, kinds)) {
      for (const make of [
        pathFor,
        queryFor,
        (...[one, how, target]: Parameters<typeof pathFor>) => bodyFor(one, schemas, how, target),
      ]) {
        try {
          make(route, asking, nobody);
        } catch (error) {
          if (!(error instanceof UnknownInRoute)) throw error;
          faults.add(error.message);
        }
      }
    }
  }
  if (faults.size > 0) throw new UnknownInRoute([...faults].join('\n'));
}

/** One way of asking a route: with its required parts, or with one more part that names an object. */
export interface Asking {
  readonly kind: string | null;
  readonly optional: string | null;
  /** Every list of the body names an object of one's own first: many at once are no way around. */
  readonly mixed?: boolean;
}

/** The ways in which a route is asked, for each kind of subject that it takes. */
export function askingsOf(route: LiveRoute, schemas: Schemas, kinds: readonly string[]): Asking[] {
  const asksKind = route.query.some(({ name }) => name === 'subjectKind');
  const ofKinds = asksKind || route.path.includes(':kind') ? kinds : [null];
  const body = route.body && resolve(route.body, schemas);
  const optional = [
    ...Object.entries(body?.properties ?? {})
      .filter(
        ([name, schema]) => !body?.required?.includes(name) && namesObject(name, resolve(schema, schemas)),
      )
      .map(([name]) => name),
    ...route.query
      .filter(
        ({ required, name, schema }) => !required && (namesObject(name, schema ?? {}) || isSearch(name)),
      )
      .map(({ name }) => name),
  ];
  const plain = ofKinds.flatMap((kind) =>
    [null, ...optional].map((one): Asking => ({ kind, optional: one })),
  );
  const mixed = plain.filter(
    (asking) => route.body && listsObjects(route.body, schemas, asking.optional ? [asking.optional] : []),
  );
  return [...plain, ...mixed.map((asking) => ({ ...asking, mixed: true }))];
}

/** Whether a body holds a list of objects' ids, or of parts that name objects. */
function listsObjects(given: Schema, schemas: Schemas, also: readonly string[] = []): boolean {
  const { properties = {}, required = [] } = resolve(given, schemas);
  return [...required, ...also].some((name) => {
    const inner = resolve(properties[name] ?? {}, schemas);
    if (!inner.items) return listsObjects(inner, schemas);
    return namesObject(name, inner) || hasObject(inner.items, schemas);
  });
}

/** Whether anything in the route depends on the object that is asked for. */
export function namesAnObject(route: LiveRoute, schemas: Schemas, { optional }: Asking): boolean {
  if (optional || [...route.path.matchAll(/:(\w+)/g)].some(([, name]) => !(name! in CONSTANTS))) return true;
  const required = route.query.some(
    ({ required: must, name, schema }) => must && namesObject(name, schema ?? {}),
  );
  return required || (route.body !== null && hasObject(route.body, schemas));
}

export function pathFor(route: LiveRoute, { kind }: Asking, target: Target): string {
  const segments = route.path.split('/');
  return segments
    .map((segment, index) => {
      if (!segment.startsWith(':')) return segment;
      const name = segment.slice(1);
      if (name === 'kind' && kind) return kind;
      if (name in CONSTANTS) return CONSTANTS[name];
      const before = segments[index - 1]!;
      const table = before === ':kind' ? tableOfKind(kind!) : BY_SEGMENT[before];
      if (!table) return unknown(route, `nothing is known of :${name} after "${before}"`, 'BY_SEGMENT');
      return idIn(target, table);
    })
    .join('/');
}

export function queryFor(route: LiveRoute, { kind, optional }: Asking, target: Target): string {
  const query = new URLSearchParams();
  for (const { name, required, example, schema = {} } of route.query) {
    if (!required && name !== optional) continue;
    if (name === 'subjectKind' && kind) query.set(name, kind);
    else if (name === 'subjectId' && kind) query.set(name, idIn(target, tableOfKind(kind)));
    else if (isSearch(name)) query.set(name, target.words);
    else if (namesObject(name, schema)) query.set(name, idNamed(route, name, target));
    else {
      const value = example ?? schema.example ?? schema.enum?.[0] ?? schema.default ?? 'x';
      query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  return query.size > 0 ? `?${query.toString()}` : '';
}

export function bodyFor(route: LiveRoute, schemas: Schemas, { optional }: Asking, target: Target): unknown {
  return route.body ? sample(route, schemas, route.body, '', target, optional) : undefined;
}

const isSearch = (name: string) => ['q', 'words', 'search', 'text'].includes(name);
const namesObject = (name: string, schema: Schema): boolean =>
  schema.format === 'uuid' || schema.items?.format === 'uuid' || (/Ids?$/.test(name) && name in BY_NAME);

function hasObject(schema: Schema, schemas: Schemas): boolean {
  const { properties = {}, required = [], items } = resolve(schema, schemas);
  return (
    (items !== undefined && hasObject(items, schemas)) ||
    required.some((name) => {
      const inner = resolve(properties[name] ?? {}, schemas);
      return namesObject(name, inner) || hasObject(inner, schemas);
    })
  );
}

function resolve(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref) return resolve(schemas[schema.$ref.split('/').at(-1)!] ?? {}, schemas);
  const one = schema.allOf?.[0] ?? schema.oneOf?.[0];
  return one ? { ...resolve(one, schemas), ...schema, allOf: undefined, oneOf: undefined } : schema;
}

function sample(
  route: LiveRoute,
  schemas: Schemas,
  given: Schema,
  name: string,
  target: Target,
  optional: string | null = null,
): unknown {
  const schema = resolve(given, schemas);
  if (namesObject(name, schema)) {
    const id = idNamed(route, name, target);
    if (schema.type !== 'array' && !schema.items) return id;
    return [...(target.beside ? [idNamed(route, name, target.beside)] : []), id];
  }
  if (schema.properties) {
    const { properties, required = [] } = schema;
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([inner]) => required.includes(inner) || inner === optional)
        .map(([inner, value]) => [inner, sample(route, schemas, value, inner, target)]),
    );
  }
  if (schema.items) {
    const { items } = schema;
    const each = [...(target.beside && hasObject(items, schemas) ? [target.beside] : []), target];
    return each.map((one) => sample(route, schemas, items, name, one));
  }
  if (schema.enum) return schema.example ?? schema.enum[0];
  return schema.example ?? schema.default ?? SIMPLE[schema.type ?? 'object'];
}

const SIMPLE: Readonly<Record<string, unknown>> = {
  string: '核对',
  number: 1,
  integer: 1,
  boolean: true,
  object: {},
  array: [],
};

function idNamed(route: LiveRoute, name: string, target: Target): string {
  const table = BY_NAME[name];
  return table ? idIn(target, table) : unknown(route, `nothing is known of "${name}"`, 'BY_NAME');
}

function idIn(target: Target, table: string): string {
  const { id = randomUUID() } = target.row(table);
  return String(id);
}

/** The table of the object that the route is about: the one that the last id of the path, else of the asking, names. */
export function tableOf({ path }: LiveRoute, { kind, optional }: Asking): string | null {
  const segments = path.split('/');
  const first = segments.findIndex((segment) => segment.startsWith(':') && !(segment.slice(1) in CONSTANTS));
  if (first > 0)
    return segments[first - 1] === ':kind' ? tableOfKind(kind!) : (BY_SEGMENT[segments[first - 1]!] ?? null);
  return optional ? (BY_NAME[optional] ?? null) : kind ? tableOfKind(kind) : null;
}
