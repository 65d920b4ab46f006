import type { LiveRoute } from './live-routes';
import type { Unit } from './marked-district';
import type { MatrixActor } from './matrix-actors';

interface Shown {
  readonly of: 'ours' | 'theirs';
  readonly unit: Unit;
  readonly kind: 'name' | 'content' | 'own';
}

/** What administrators are shown: names for accounts, names of the county for grants, the record for the auditor. */
const ADMINISTRATORS: Readonly<Record<string, (shown: Shown, route: LiveRoute) => boolean>> = {
  system: ({ kind }) => kind === 'name',
  security: ({ kind, of }) => kind === 'name' && of === 'ours',
  audit: ({ kind }, { path }) => kind === 'name' || (kind === 'content' && path.startsWith('/api/audit/')),
};

/** What a route may show of its own district to somebody who has it not in sight. */
type Allowed = (actor: MatrixActor, shown: Shown) => boolean;

/** Routes that show what lies out of sight, each with the reason. A new line is a decision to be looked at. */
const SHOWN: Readonly<Record<string, { readonly reason: string; readonly allows: Allowed }>> = {
  'GET /api/organizations/:id/guidance': {
    reason:
      'an organisation is told who guides it, wherever that one stands, and by which document; grants rest on it',
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
        allows: () => true,
      },
    ]),
  ),
  'GET /api/assessment-groups': {
    reason: 'whoever is compared knows in which group and with whom',
    allows: () => true,
  },
  'GET /api/assessment-groups/:id': {
    reason: 'whoever is compared knows in which group and with whom',
    allows: () => true,
  },
};

/**
 * Routes that no asking gets past refusals of headers, bodies and missing objects, each with what asks them instead. One
 * that is reached after all is to be taken out.
 */
export const NOT_REACHED: Readonly<Record<string, string>> = {
  ...saying(
    'a form that has a spec of its own: publish-year, reorganizations, tenures, grants-http, objections, matters',
    [
      'PUT /api/calendar/:year',
      'POST /api/organization-reorganizations',
      'PUT /api/people/:id/contact',
      'POST /api/tenures/:id/correct',
      'POST /api/grants/by-post-kind',
      'POST /api/responsibility-lists/:id/objections',
      'POST /api/responsibility-lists/:id/receive',
      'POST /api/duties/matters',
    ],
  ),
  ...saying('of whoever uploaded the file, from that very run: county-import, list-import, plan-import', [
    'GET /api/directives/imports/:id',
    'POST /api/directives/imports/:id/apply',
    'GET /api/organizations/imports/:id',
    'POST /api/organizations/imports/:id/apply',
    'GET /api/responsibility-lists/imports/:id',
    'GET /api/responsibility-lists/imports/:id/marked-workbook',
    'POST /api/responsibility-lists/imports/:id/apply',
    'POST /api/responsibility-lists/imports/:id/undo',
  ]),
  ...saying(
    'of a duty that asks for a table, which a filled row does not: directives.spec, directives-http',
    ['GET /api/duties/:id/table', 'POST /api/duties/:id/table/send-back', 'GET /api/directives/:id/workbook'],
  ),
  ...saying('of two administrators together: vouching', [
    'POST /api/administrator-accounts/:id/let-in',
    'POST /api/administrator-accounts/:id/take-second-factor',
  ]),
  ...saying(
    "of one's own notice, session, password and devices, named by nobody else: reminders, sign-in, own-sessions",
    [
      'POST /api/reminders/notices/:id/read',
      'PUT /api/session/acting',
      'PUT /api/session/district',
      'PUT /api/session/locale',
      'POST /api/session/step-up',
      'POST /api/session/password',
      'DELETE /api/sessions/:id',
      'POST /api/sessions/end-others',
      'POST /api/sessions/end-all',
      'POST /api/session/sign-on/link',
      'DELETE /api/session/sign-on',
      'PUT /api/session/second-factor',
      'POST /api/session/second-factor',
      'DELETE /api/session/second-factor',
      'POST /api/session/recovery-codes',
    ],
  ),
  ...saying('of what is signed, which the marks are not: handover-confirming, the witness', [
    'GET /api/public/audit/logs/:districtId/consistency',
    'GET /api/handovers/:id/scans/:evidenceId',
  ]),
};

function saying(reason: string, routes: readonly string[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [route, reason]));
}

/** The heads of the logs are published, signed, for everybody (architecture, decision 9). */
export const isPublished = ({ path }: LiveRoute): boolean => path.startsWith('/api/public/');

/** Templates are the whole district's: whoever has no right over one of them is told so, not that there is none. */
export const isOfTheDistrict = ({ path }: LiveRoute): boolean => path.startsWith('/api/list-templates');

/** Whether a route may show this to somebody who has it neither in sight nor above. */
export function mayShow(actor: MatrixActor, route: LiveRoute, shown: Shown): boolean {
  if (isPublished(route)) return shown.kind === 'content';
  const { administrator } = actor;
  if (administrator && ADMINISTRATORS[administrator]!(shown, route)) return true;
  return shown.of === 'ours' && (SHOWN[`${route.method} ${route.path}`]?.allows(actor, shown) ?? false);
}
