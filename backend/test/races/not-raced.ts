/** Routes that act on a version and have no row in the table yet, each with what holds it meanwhile. */
export const NOT_RACED: Readonly<Record<string, string>> = {
  'POST /api/responsibility-lists/imports/{id}/undo': 'the run’s state: list-import-undo.spec.ts',
  'POST /api/accountability-matters/{id}/measures':
    'a matter may bring several measures; its version names the matter: accountability.spec.ts',
  'PUT /api/duties/{id}/table': 'a draft leaves no entry to be counted: directives.spec.ts',
  'PUT /api/duties/imports/{id}/mapping': 'the run’s state: report-import.spec.ts',
  'POST /api/duties/imports/{id}/apply': 'the run’s state: report-import.spec.ts',
  'POST /api/duties/imports/{id}/undo': 'the run’s state: report-import.spec.ts',
  'POST /api/directives/imports/{id}/undo': 'the run’s state: plan-import.spec.ts',
  'POST /api/directives/imports/{id}/apply': 'the run’s state: plan-import.spec.ts',
  'PUT /api/list-templates/{id}': 'the template’s version: templates.spec.ts',
  'POST /api/list-templates/{id}/publish': 'the template’s version and state: templates.spec.ts',
  'PUT /api/reminders/ladders/{ladder}': 'the ladder’s version: ladders.http.spec.ts',
  'POST /api/reminders/leaves/{id}/end': 'the entry’s version: ladders.http.spec.ts',
};
