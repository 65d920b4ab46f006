import type { DataSource } from 'typeorm';
import type { PoolClient, QueryResultRow } from 'pg';

/** A named statement: prepared once per connection. `name` must be unique per text in the whole program. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Runs one statement that is its own transaction: for guards, which look before there is an actor whose transaction it
 * could be. Everything else goes through the unit of work.
 */
export async function runStatement<Row extends QueryResultRow>(
  dataSource: DataSource,
  { name, text, values }: Statement,
): Promise<Row[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    return (await client.query<Row>({ name, text, values: [...values] })).rows;
  } finally {
    await runner.release();
  }
}
