import type { LiveRoute } from './live-routes';
import type { Unit } from './marked-district';
import { aboveOf } from './matrix-actors';
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
  'GET /api/assessment-groups': {
    reason: 'whoever is compared knows in which group and with whom',
    allows: comparedBelow,
  },
  'GET /api/assessment-groups/:id': {
    reason: 'whoever is compared knows in which group and with whom',
    allows: comparedBelow,
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
      'POST /api/agreement-batches',
      'POST /api/organization-reorganizations',
      'PUT /api/people/:id/contact',
      'POST /api/tenures/:id/correct',
      'POST /api/grants/by-post-kind',
      'POST /api/responsibility-lists/:id/objections',
      'POST /api/responsibility-lists/:id/receive',
      'POST /api/duties/matters',
    ],
  ),
  ...saying('a document, and the sheet of a named scorer: assessments.http, results', [
    'POST /api/assessment-schemes',
    'GET /api/assessments/:id/mark-sheet',
    'PUT /api/assessments/:id/mark-sheet',
    'POST /api/assessments/:id/mark-sheet/send',
  ]),
  ...saying('of whoever uploaded the file, from that very run: county-, list-, plan- and report-import', [
    'GET /api/duties/imports/:id',
    'GET /api/duties/imports/:id/mapping',
    'PUT /api/duties/imports/:id/mapping',
    'GET /api/duties/imports/:id/reports',
    'GET /api/duties/imports/:id/marked-workbook',
    'POST /api/duties/imports/:id/apply',
    'POST /api/duties/imports/:id/undo',
    'GET /api/directives/imports/:id',
    'POST /api/directives/imports/:id/apply',
    'GET /api/directives/imports/:id/marked-workbook',
    'POST /api/directives/imports/:id/undo',
    'GET /api/organizations/imports/:id',
    'POST /api/organizations/imports/:id/apply',
    'GET /api/responsibility-lists/imports/:id',
    'GET /api/responsibility-lists/imports/:id/marked-workbook',
    'POST /api/responsibility-lists/imports/:id/apply',
    'POST /api/responsibility-lists/imports/:id/undo',
  ]),
  ...saying('of a duty that asks for a table, which a filled row does not: directives.spec, journeys', [
    'GET /api/duties/:id/table',
    'POST /api/duties/:id/table/send-back',
    'GET /api/directives/:id/workbook',
  ]),
  ...saying('a kind of sample, which no id is: report-import', ['GET /api/duties/import-samples/:kind']),
  ...saying('a workbook, or the right password: county-, list-, plan- and report-import, sign-in', [
    'POST /api/duties/imports',
    'POST /api/directives/imports',
    'POST /api/organizations/imports',
    'POST /api/responsibility-lists/imports',
    'POST /api/session',
  ]),
  ...saying('of one level up, which no actor here is: extensions', [
    'POST /api/duties/:id/extensions/:extensionId/decide',
  ]),
  ...saying('of a member of the matter, which no actor here is: accountability.spec', [
    'GET /api/accountability-matters/:id',
    ...['decide', 'hand-over', 'receive', 'conclude', 'measures', 'members', 'members/remove'].map(
      (verb) => `POST /api/accountability-matters/:id/${verb}`,
    ),
    ...['appeal', 'answer-appeal', 'correct'].map((verb) => `POST /api/accountability-measures/:id/${verb}`),
  ]),
  ...saying('of whoever owes the duty, before its day: chasing.http', [
    'POST /api/reminders/duties/:id/snooze',
  ]),
  ...saying('of whoever began to send the file: evidence-uploads', [
    'PUT /api/duties/:id/evidence-uploads/:uploadId',
    'GET /api/duties/:id/evidence-uploads/:uploadId',
    'POST /api/duties/:id/evidence-uploads/:uploadId/finish',
  ]),
  ...saying('of two administrators together: vouching, accounts', [
    'POST /api/accounts/:id/keeper',
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
  ...saying('a form of whoever holds a ticket: surveys, casting', ['POST /api/public/ballots']),
  ...saying('rectification.http: of its unit and its issuer, which the marks are not', [
    'GET /api/findings/:id/evidence/:evidenceId',
    'GET /api/findings/:id/evidence/:evidenceId/preview',
    'GET /api/findings/:id/evidence/:evidenceId/thumbnail',
    'GET /api/rectification-orders/:id/evidence/:evidenceId',
    'GET /api/rectification-orders/:id/evidence/:evidenceId/preview',
    'GET /api/rectification-orders/:id/evidence/:evidenceId/thumbnail',
    'POST /api/findings/:id/answer',
    'POST /api/rectification-orders/:id/approve-plan',
    'POST /api/rectification-orders/:id/close',
    'POST /api/rectification-orders/:id/evidence',
    'POST /api/rectification-orders/:id/evidence/:evidenceId/link',
    'POST /api/rectification-orders/:id/extensions',
    'POST /api/rectification-orders/:id/extensions/:extensionId/decide',
    'POST /api/rectification-orders/:id/hold',
    'POST /api/rectification-orders/:id/plan',
    'POST /api/rectification-orders/:id/progress',
    'POST /api/rectification-orders/:id/receive',
    'POST /api/rectification-orders/:id/resume',
    'POST /api/rectification-orders/:id/return-plan',
    'POST /api/rectification-orders/:id/submit',
    'POST /api/rectification-orders/:id/withdraw',
  ]),
  ...saying('of what is signed, which the marks are not: handover-confirming, the witness', [
    'GET /api/public/audit/logs/:districtId/consistency',
    'GET /api/handovers/:id/scans/:evidenceId',
    'GET /api/agreements/:id/scans/:evidenceId',
  ]),
};

/**
 * Routes that every asking looks at an object of and is refused by a rule, each with what sees them do their work. One that
 * does it here after all is to be taken out.
 */
export const ONLY_REFUSED: Readonly<Record<string, string>> = {
  ...saying('accounts, account-care, vouching, sign-on, sign-in, second-factor', [
    'POST /api/accounts',
    'POST /api/accounts/:id/enable',
    'POST /api/accounts/:id/sign-on',
    'POST /api/accounts/:id/take-second-factor',
    'POST /api/session/totp',
    'PUT /api/session/totp',
  ]),
  ...saying('grants-http', ['POST /api/grants/:id/extend']),
  ...saying('edits, guidance, groups, posts, tenures, people of organizations', [
    'POST /api/organizations/:id/move',
    'POST /api/organization-guidance',
    'PUT /api/organization-guidance/:id',
    'POST /api/assessment-groups/:id/join',
    'PUT /api/assessment-groups/:id',
    'POST /api/posts',
    'POST /api/posts/:id/close',
    'POST /api/posts/:id/reopen',
    'POST /api/posts/order',
    'POST /api/tenures',
    'POST /api/people/:id/merge',
  ]),
  ...saying('verify-duty, directives, journeys/directives: of what is reported, of a draft, of a table', [
    'POST /api/duties/:id/verification',
    'POST /api/directives/:id/issue',
    'PUT /api/directives/:id',
    'PUT /api/duties/:id/table',
    'POST /api/duties/:id/table/send',
  ]),
  ...saying('evidence, evidence-uploads: of who reports the duty', [
    'POST /api/duties/:id/evidence-uploads',
    'PUT /api/duties/:id/evidence/:evidenceId',
  ]),
  ...saying(
    'open-list, open-lists, templates: of a post without a list, of a published template, of a draft',
    [
      'POST /api/responsibility-lists',
      'GET /api/list-templates/:id/posts-without-list',
      'POST /api/list-templates/:id/lists',
      'POST /api/list-templates/:id/discard',
    ],
  ),
  ...saying('ladders.http, chasing.http, channels', [
    'PUT /api/reminders/ladders/:ladder',
    'POST /api/reminders/leaves',
    'POST /api/reminders/leaves/:id/end',
    'POST /api/reminders/deliveries/:id/send-again',
  ]),
  ...saying('second-looks: of what was verified and drawn', ['POST /api/duties/:id/second-look']),
  ...saying('extensions, same-bytes: of who holds the post, which no actor here does', [
    'POST /api/duties/:id/extensions',
    'POST /api/duties/:id/extensions/:extensionId/withdraw',
    'POST /api/duties/:id/evidence/same-bytes',
  ]),
  ...saying('duty-reporting: of who holds the post, which no actor here does', [
    'POST /api/duties/:id/report',
    'PUT /api/duties/:id/draft',
    'POST /api/duties/:id/evidence',
    'POST /api/duties/:id/evidence/:evidenceId/link',
  ]),
  ...saying('handover-confirming, handover, handover-batches: of its sides, its superior and its clerk', [
    'POST /api/handovers/:id/hand-over',
    'POST /api/handovers/:id/take-over',
    'POST /api/handovers/:id/confirm-for-absent',
    'POST /api/handovers/:id/register-paper',
    'DELETE /api/handovers/:id/items/:itemId',
    'POST /api/handover-batches/:id/apply',
  ]),
  ...saying(
    'agreements: of who holds the post, of a text that is none here, of lists that have an agreement',
    [
      'POST /api/agreements/:id/sign',
      'POST /api/agreements/:id/countersign',
      'POST /api/agreements/:id/decline',
      'POST /api/agreements/:id/amend',
      'POST /api/agreements/:id/revise',
      'POST /api/agreements/register-paper',
    ],
  ),
  ...saying('assessments.http, results: of where the assessment is, of who told, of facts and marks', [
    'POST /api/assessments',
    'POST /api/assessments/:id/freeze',
    'POST /api/assessments/:id/score',
    'PUT /api/assessments/:id/scorers',
    'PUT /api/assessments/:id/facts',
    'POST /api/result-rounds',
    'POST /api/result-rounds/:id/publicise',
    'POST /api/result-rounds/:id/finalize',
    'POST /api/results/:id/tell',
    'POST /api/results/:id/object',
    'POST /api/results/:id/use',
    'POST /api/score-objections/:id/decide',
  ]),
  ...saying('rectification: of a finding and an order in their states, of a file, of a foreign verifier', [
    'POST /api/findings/:id/dispose',
    'POST /api/findings/:id/drop',
    'POST /api/findings/:id/evidence',
    'POST /api/rectification-orders',
    'POST /api/rectification-orders/:id/look-back',
    'POST /api/rectification-orders/:id/verification',
  ]),
  ...saying('surveys: of a draft that asks something, of settled paper, of entries that differ', [
    'POST /api/surveys/:id/open',
    'POST /api/surveys/:id/close',
    'POST /api/surveys/:id/paper/:paperId/settle',
  ]),
  ...saying('list-sets, copy-lists, decomposition, merge-templates, undated, list-lifecycle', [
    'POST /api/list-sets/:id/issue',
    'POST /api/list-sets/copy',
    'POST /api/list-sets/:id/contributions',
    'POST /api/list-sets/:id/contributions/remove',
    'GET /api/list-templates/:id/merge',
    'POST /api/list-templates/:id/merge',
    'POST /api/responsibility-lists/undated/settle',
    'POST /api/responsibility-lists/:id/objections/:objectionId/answer',
  ]),
};

function saying(reason: string, routes: readonly string[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [route, reason]));
}

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
