/** What this process is: `api` answers requests, `worker` runs jobs. */
export type ProcessKind = 'api' | 'worker';
export const PROCESS_KIND = Symbol('PROCESS_KIND');
