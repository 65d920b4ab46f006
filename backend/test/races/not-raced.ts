/** Routes that act on a version and have no row in the table yet, each with what holds it meanwhile. */
export const NOT_RACED: Readonly<Record<string, string>> = {
  'POST /api/responsibility-lists/imports/{id}/undo': 'the run’s state: list-import-undo.spec.ts',
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
  'PUT /api/assessment-schemes/{id}': 'the scheme’s version and state: assessments.http.spec.ts',
  'POST /api/assessment-schemes/{id}/publish': 'the scheme’s version and state: assessments.http.spec.ts',
  'POST /api/assessments/{id}/freeze': 'the assessment’s version under its lock: assessments.http.spec.ts',
  'POST /api/assessments/{id}/score': 'the assessment’s version under its lock: assessments.http.spec.ts',
  'PUT /api/assessments/{id}/scorers': 'the assessment’s version under its lock: assessments.http.spec.ts',
  'POST /api/results/{id}/use': 'the result’s version: test/journeys/results.spec.ts',
  // One statement moves every order, on its version and state: test/journeys/rectification.spec.ts has two at once.
  'POST /api/rectification-orders/{id}/receive':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/plan':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/approve-plan':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/return-plan':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/progress':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/hold':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/resume':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/submit':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/withdraw':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/verification':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/close':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/look-back':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/rectification-orders/{id}/extensions/{extensionId}/decide':
    'the order’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/findings/{id}/answer': 'the finding’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/findings/{id}/confirm': 'the finding’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/findings/{id}/drop': 'the finding’s version and state: test/journeys/rectification.spec.ts',
  'POST /api/findings/{id}/dispose': 'the finding’s version and state: test/journeys/rectification.spec.ts',
};
