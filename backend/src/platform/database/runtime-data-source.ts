/** Injection token of the TypeORM data source that this process runs on (as zeren_app or zeren_worker, never the owner). */
export const RUNTIME_DATA_SOURCE = Symbol('RUNTIME_DATA_SOURCE');
