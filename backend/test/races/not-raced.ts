/** Routes that act on a version and have no row in the table yet, each with what holds it meanwhile. */
export const NOT_RACED: Readonly<Record<string, string>> = {
  'POST /api/responsibility-lists/imports/{id}/undo': 'the run’s state: list-import-undo.spec.ts',
  'PUT /api/duties/{id}/table': 'a draft leaves no entry to be counted: directives.spec.ts',
  'PUT /api/duties/imports/{id}/mapping': 'the run’s state: report-import.spec.ts',
  'POST /api/duties/imports/{id}/apply': 'the run’s state: report-import.spec.ts',
  'POST /api/duties/imports/{id}/undo': 'the run’s state: report-import.spec.ts',
  'POST /api/directives/imports/{id}/undo': 'the run’s state: plan-import.spec.ts',
  'POST /api/directives/imports/{id}/apply': 'the run’s state: plan-import.spec.ts',
  'PUT /api/reminders/ladders/{ladder}': 'the ladder’s version: ladders.http.spec.ts',
  'POST /api/reminders/leaves/{id}/end': 'the entry’s version: ladders.http.spec.ts',
  'PUT /api/assessment-schemes/{id}': 'the scheme’s version and state: assessments.http.spec.ts',
  'POST /api/assessment-schemes/{id}/publish': 'the scheme’s version and state: assessments.http.spec.ts',
  'POST /api/assessments/{id}/freeze': 'the assessment’s version under its lock: assessments.http.spec.ts',
  'POST /api/assessments/{id}/score': 'the assessment’s version under its lock: assessments.http.spec.ts',
  'PUT /api/assessments/{id}/scorers': 'the assessment’s version under its lock: assessments.http.spec.ts',
  'POST /api/results/{id}/use': 'the result’s version: test/journeys/results.spec.ts',
  'PUT /api/inspection-plans/{id}': 'the plan’s version: test/journeys/inspections.spec.ts',
  'POST /api/inspections/{id}/draw':
    'the inspection’s state under its lock: test/journeys/inspections.spec.ts',
  'PUT /api/inspections/{id}/team':
    'the inspection’s version under its lock: test/journeys/inspections.spec.ts',
  'POST /api/inspection-visits/{id}/finish':
    'the visit’s version under its lock: test/journeys/inspections.spec.ts',
  'POST /api/rectification-orders/imports/{id}/apply':
    'the run’s state: journeys/problems-from-above.spec.ts',
  'POST /api/rectification-orders/imports/{id}/undo': 'the run’s state: journeys/problems-from-above.spec.ts',
};
