/** The queue of scoring: its name stands apart from its handler, which needs the services that fill it. */
export const SCORE_ASSESSMENTS = 'assessment.score';
