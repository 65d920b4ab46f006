/** The queue of runs: its name stands apart from its handler, which needs the services that fill it. */
export const RUN_TEMPLATES = 'responsibility.run-templates';
