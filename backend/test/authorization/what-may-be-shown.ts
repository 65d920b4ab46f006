import type { LiveRoute } from './live-routes';
import type { Unit } from './marked-district';
import { aboveOf, sightOf } from './matrix-actors';
import type { MatrixActor } from './matrix-actors';

interface Shown {
  readonly of: 'ours' | 'theirs';
  readonly unit: Unit;
  readonly kind: 'name' | 'content' | 'own';
}

/** What administrators are shown: names for accounts, names of the county for grants, the record for the auditor. */
const ADMINISTRATORS: Readonly<
  Record<string, (shown: Shown, route: LiveRoute, kind: string | null) => boolean>
> = {
  system: ({ kind }) => kind === 'name',
  security: ({ kind, of }) => kind === 'name' && of === 'ours',
  audit: ({ kind }, { path }, asked) =>
    kind === 'name' || (kind === 'content' && (path.startsWith('/api/audit/') || asked === 'audit-entry')),
};

/** What a route may show of its own district to somebody who has it not in sight. */
type Allowed = (actor: MatrixActor, shown: Shown) => boolean;

/** Wordings of templates are about nobody: read by whoever holds an office in the district, and by no administrator. */
const officeholders: Allowed = ({ unit }, { kind }) => unit !== null && kind === 'content';

/**
 * Groups are seen from below: those that one's own organisation, one above it or one that guides it has set up. Whoever
 * grants sees them all.
 */
const comparedBelow: Allowed = (actor, { kind, unit }) =>
  kind !== 'own' &&
  (aboveOf(actor).includes(unit) ||
    (actor.unit === 'workshop' && unit === 'social') ||
    actor.administrator === 'security');

/** By what one is assessed is read from below, like the groups, and by no administrator. */
const assessedBelow: Allowed = (actor, shown) =>
  actor.administrator !== 'security' && comparedBelow(actor, shown);

/** The one set that reads measures without being a member of their matters, over its own subtree. */
const keptBelow: Allowed = (actor, { unit }) =>
  (actor.sets ?? []).includes('accountability-keeper') && sightOf(actor).includes(unit);

/** Routes that show what lies out of sight, each with the reason. A new line is a decision to be looked at. */
const SHOWN: Readonly<Record<string, { readonly reason: string; readonly allows: Allowed }>> = {
  'GET /api/organizations/:id/guidance': {
    reason:
      'an organisation is told who guides it, wherever that one stands, and by which document; grants rest on it',
    allows: ({ administrator, name }, { kind }) =>
      kind === 'name' || administrator === 'security' || name === 'guide',
  },
  'GET /api/access/why organization-guidance': {
    reason: 'why one sees an edge of guidance names it, as the page of its organisation does',
    allows: ({ administrator, name }, { kind }) =>
      kind === 'name' || administrator === 'security' || name === 'guide',
  },
  'GET /api/organizations/guided': {
    reason: "a guide reads the edges of its own body, with the document that the county's body made them by",
    allows: ({ name }, { kind }) => kind === 'name' || name === 'guide',
  },
  'GET /api/organizations/:id/history': {
    reason:
      'what an organisation was called, and by which document, is asked by whoever grants, and by its members',
    allows: ({ administrator, name }) => administrator === 'security' || name === 'guide',
  },
  'GET /api/posts/:id': {
    reason: 'a grant is given to a post: whoever grants reads what the post is for',
    allows: ({ administrator }) => administrator === 'security',
  },
  ...Object.fromEntries(
    ['', '/:id', '/:id/changes'].map((path) => [
      `GET /api/list-templates${path}`,
      {
        reason: 'wordings for kinds of posts, about nobody: the whole district reads its templates',
        allows: officeholders,
      },
    ]),
  ),
  'POST /api/list-templates/:id/lists': {
    reason: 'a run says of which wording it makes lists: wordings are the whole district’s',
    allows: officeholders,
  },
  ...Object.fromEntries(
    ['GET /api/accountability-measures', 'GET /api/access/why accountability-measure'].map((name) => [
      name,
      {
        reason: 'what came of matters below, ended ones too, is in the register of whoever keeps it there',
        allows: keptBelow,
      },
    ]),
  ),
  'GET /api/access/why list-template': {
    reason: 'why one reads a wording names it',
    allows: officeholders,
  },
  'GET /api/access/why assessment-group': {
    reason: 'why one sees a group names it',
    allows: comparedBelow,
  },
  ...Object.fromEntries(
    ['assessments', 'assessment-schemes', 'result-rounds'].flatMap((path) =>
      ['', '/:id'].map((id) => [
        `GET /api/${path}${id}`,
        {
          reason: 'whoever is assessed reads by which scheme, and how far it is',
          allows: assessedBelow,
        },
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['assessment', 'assessment-scheme', 'result-round'].map((kind) => [
      `GET /api/access/why ${kind}`,
      { reason: 'why one sees by what one is assessed names it', allows: assessedBelow },
    ]),
  ),
  'GET /api/assessment-schemes/:id/workbook': {
    reason: 'whoever is assessed reads by which scheme, as a workbook too',
    allows: assessedBelow,
  },
  ...Object.fromEntries(
    ['inspection-plans', 'inspections/:id', 'access/why inspection-plan', 'access/why inspection'].map(
      (path) => [
        `GET /api/${path}`,
        { reason: 'plan, frame and commitment are published: anybody draws again', allows: assessedBelow },
      ],
    ),
  ),
  'GET /api/assessment-groups': {
    reason: 'whoever is compared knows in which group and with whom',
    allows: comparedBelow,
  },
  'GET /api/assessment-groups/:id': {
    reason: 'whoever is compared knows in which group and with whom',
    allows: comparedBelow,
  },
};

/** The heads of the logs are published, signed, for everybody (architecture, decision 9). */
export const isPublished = ({ path }: LiveRoute): boolean => path.startsWith('/api/public/');

/** Templates are the whole district's: whoever has no right over one of them is told so, not that there is none. */
export const isOfTheDistrict = ({ path }: LiveRoute, kind: string | null): boolean =>
  path.startsWith('/api/list-templates') || (path === '/api/access/why' && kind === 'list-template');

/** Whether a route may show this to somebody who has it neither in sight nor above. */
export function mayShow(actor: MatrixActor, route: LiveRoute, asked: string | null, shown: Shown): boolean {
  if (isPublished(route)) return shown.kind === 'content';
  const { administrator } = actor;
  if (administrator && ADMINISTRATORS[administrator]!(shown, route, asked)) return true;
  const name = `${route.method} ${route.path}`;
  const exception = SHOWN[name] ?? SHOWN[`${name} ${asked}`];
  return shown.of === 'ours' && (exception?.allows(actor, shown) ?? false);
}
