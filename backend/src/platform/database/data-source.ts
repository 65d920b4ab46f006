import { DataSource } from 'typeorm';
import type { EntitySchema } from 'typeorm';

export type EntityClass = (new () => object) | EntitySchema;

/** A data source on one role. Entities are for writes by intent; reads are raw SQL. Never `synchronize`. */
export function createDataSource(
  url: string,
  entities: readonly EntityClass[],
  poolSize: number,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...entities],
    synchronize: false,
    logging: false,
    poolSize,
    // Dropped connections are the pool's to replace: without a listener they would end the process.
    poolErrorHandler: () => undefined,
    extra: {
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 20_000,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    },
  });
}

/** Refuses a role that row-level security would not hold: superuser, BYPASSRLS, or the owner of a table. */
export async function assertPlainRole(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ too_strong: boolean; rolname: string }[]>(
    `SELECT rolsuper OR rolbypassrls OR EXISTS (
              SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relowner = r.oid AND n.nspname = 'public') AS too_strong, rolname
     FROM pg_roles r WHERE rolname = current_user`,
  );
  if (row!.too_strong) {
    throw new Error(
      `The runtime may not use the database role "${row!.rolname}": it could see past row-level security.`,
    );
  }
}
