/**
 * Routes that no asking gets past refusals of headers, bodies and missing objects, each with what asks them instead. One
 * that is reached after all is to be taken out.
 */
export const NOT_REACHED: Readonly<Record<string, string>> = {
  ...saying(
    'publish-year, agreements, reorganizations.spec-kit, people, tenures, grants-http, lists-through-the-year, matters: a form that has a spec of its own',
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
  ...saying('assessments.http: a document, and the sheet of a named scorer', [
    'POST /api/assessment-schemes',
    'GET /api/assessments/:id/mark-sheet',
    'PUT /api/assessments/:id/mark-sheet',
    'POST /api/assessments/:id/mark-sheet/send',
  ]),
  ...saying('problems-from-above: of whoever uploaded the list, from that very run', [
    'POST /api/rectification-orders/imports',
    ...['', '/marked-workbook'].map((what) => `GET /api/rectification-orders/imports/:id${what}`),
    ...['apply', 'undo'].map((verb) => `POST /api/rectification-orders/imports/:id/${verb}`),
  ]),
  ...saying(
    'county-import, responsibility-http, list-import-undo, plan-import, report-import: of whoever uploaded the file, from that very run',
    [
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
    ],
  ),
  ...saying('directives: of a duty that asks for a table, which a filled row does not', [
    'GET /api/duties/:id/table',
    'POST /api/duties/:id/table/send-back',
    'GET /api/directives/:id/workbook',
  ]),
  ...saying('report-import: a kind of sample, which no id is', ['GET /api/duties/import-samples/:kind']),
  ...saying(
    'county-import, responsibility-http, plan-import, report-import, scheme-workbooks.http, facts-workbooks.http, sign-in: a workbook, or the right password',
    [
      'POST /api/assessment-schemes/workbook',
      'POST /api/assessments/:id/facts/workbook',
      'POST /api/duties/imports',
      'POST /api/directives/imports',
      'POST /api/organizations/imports',
      'POST /api/responsibility-lists/imports',
      'POST /api/session',
    ],
  ),
  ...saying('extensions: of one level up, which no actor here is', [
    'POST /api/duties/:id/extensions/:extensionId/decide',
  ]),
  ...saying('accountability: of a member of the matter, which no actor here is', [
    'GET /api/accountability-matters/:id',
    ...['decide', 'hand-over', 'receive', 'conclude', 'measures', 'members', 'members/remove'].map(
      (verb) => `POST /api/accountability-matters/:id/${verb}`,
    ),
    ...['appeal', 'answer-appeal', 'correct'].map((verb) => `POST /api/accountability-measures/:id/${verb}`),
  ]),
  ...saying('inspections: of a member of the team, which no actor here is', [
    ...['draw', 'targets/:targetId/start'].map((verb) => `POST /api/inspections/:id/${verb}`),
    ...['rows/:rowId/finding', 'finish'].map((verb) => `POST /api/inspection-visits/:id/${verb}`),
    ...['inspections/:id/team', 'inspection-visits/:id/rows/:rowId'].map((path) => `PUT /api/${path}`),
  ]),
  ...saying('chasing.http: of whoever owes the duty, before its day', [
    'POST /api/reminders/duties/:id/snooze',
  ]),
  ...saying('evidence-over-http: of whoever began to send the file', [
    'PUT /api/duties/:id/evidence-uploads/:uploadId',
    'GET /api/duties/:id/evidence-uploads/:uploadId',
    'POST /api/duties/:id/evidence-uploads/:uploadId/finish',
  ]),
  ...saying('vouching, accounts: of two administrators together', [
    'POST /api/accounts/:id/keeper',
    'POST /api/administrator-accounts/:id/let-in',
    'POST /api/administrator-accounts/:id/take-second-factor',
  ]),
  ...saying(
    "reminders.http, sign-in, session, own-sessions, password-ageing, step-up, second-factor, sign-on: of one's own notice, session, password and devices, named by nobody else",
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
  ...saying('surveys, casting: a form of whoever holds a ticket', ['POST /api/public/ballots']),
  ...saying(
    'rectification, rectification-bounds, rectification-succession: of its unit and its issuer, which the marks are not',
    [
      'GET /api/findings/:id/evidence/:evidenceId',
      'GET /api/findings/:id/evidence/:evidenceId/preview',
      'GET /api/findings/:id/evidence/:evidenceId/thumbnail',
      'GET /api/rectification-orders/:id/evidence/:evidenceId',
      'GET /api/rectification-orders/:id/evidence/:evidenceId/preview',
      'GET /api/rectification-orders/:id/evidence/:evidenceId/thumbnail',
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
    ],
  ),
  ...saying('handover-confirming, agreements, witness: of what is signed, which the marks are not', [
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
  ...saying('accounts, account-care, vouching, sign-on, second-factor: of their states', [
    'POST /api/accounts',
    'POST /api/accounts/:id/enable',
    'POST /api/accounts/:id/sign-on',
    'POST /api/accounts/:id/take-second-factor',
    'POST /api/session/totp',
    'PUT /api/session/totp',
  ]),
  ...saying('grants-http: of a grant that ends', ['POST /api/grants/:id/extend']),
  ...saying('edits, guidance, groups, posts, tenures, people: of organisations that may so be changed', [
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
  ...saying('verify-duty, directives, directive-issuers: of what is reported, of a draft, of a table', [
    'POST /api/duties/:id/verification',
    'POST /api/directives/:id/issue',
    'PUT /api/duties/:id/table',
    'POST /api/duties/:id/table/send',
  ]),
  ...saying('duty-reporting, evidence-over-http: of who reports the duty', [
    'POST /api/duties/:id/evidence-uploads',
    'PUT /api/duties/:id/evidence/:evidenceId',
  ]),
  ...saying(
    'open-list, open-lists, templates: of a post without a list, of a published template, of a draft',
    [
      'POST /api/responsibility-lists',
      'POST /api/list-templates/:id/lists',
      'POST /api/list-templates/:id/discard',
    ],
  ),
  ...saying('ladders.http, chasing.http, proof.http: of a version, of another, of what failed', [
    'PUT /api/reminders/ladders/:ladder',
    'POST /api/reminders/leaves',
    'POST /api/reminders/leaves/:id/end',
    'POST /api/reminders/deliveries/:id/send-again',
  ]),
  ...saying('cycle-races.spec-kit: of what was verified and drawn', ['POST /api/duties/:id/second-look']),
  ...saying('extensions, evidence-over-http: of who holds the post, which no actor here does', [
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
  ...saying('handover-confirming, handover-batches: of its sides, its superior and its clerk', [
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
      'POST /api/agreements/register-paper',
    ],
  ),
  ...saying('assessments.http, results: of where the assessment is, of who told, of facts and marks', [
    'POST /api/assessments',
    'POST /api/assessments/:id/freeze',
    'PUT /api/assessments/:id/facts',
    'POST /api/result-rounds',
    'POST /api/result-rounds/:id/publicise',
    'POST /api/results/:id/tell',
    'POST /api/results/:id/object',
    'POST /api/results/:id/use',
    'POST /api/score-objections/:id/decide',
  ]),
  ...saying('inspections: a team of two people in office', ['POST /api/inspections']),
  ...saying(
    'rectification, rectification-succession: of a finding and an order in their states, of a file, of a foreign verifier',
    [
      'POST /api/findings/:id/answer',
      'POST /api/findings/:id/dispose',
      'POST /api/findings/:id/drop',
      'POST /api/findings/:id/evidence',
      'POST /api/rectification-orders',
      'POST /api/rectification-orders/:id/look-back',
      'POST /api/rectification-orders/:id/verification',
    ],
  ),
  ...saying('surveys: of a draft that asks something, of settled paper, of entries that differ', [
    'POST /api/surveys/:id/open',
    'POST /api/surveys/:id/close',
    'POST /api/surveys/:id/paper/:paperId/settle',
  ]),
  ...saying('list-sets, decomposition, merge-templates, lists-through-the-year, open-list: of their states', [
    'POST /api/list-sets/copy',
    'POST /api/list-sets/:id/contributions',
    'POST /api/list-sets/:id/contributions/remove',
    'POST /api/responsibility-lists/undated/settle',
    'POST /api/responsibility-lists/:id/objections/:objectionId/answer',
  ]),
};

function saying(reason: string, routes: readonly string[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [route, reason]));
}
