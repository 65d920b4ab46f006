import type { Client } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

const AT_MOST = 1_000;

/** Until somebody waits for a lock of this client's transaction; for a second, where nobody ever does. */
export async function untilBlocked(client: Client): Promise<void> {
  for (const end = Date.now() + AT_MOST; Date.now() < end; await pause(20)) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks
       WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))`,
    );
    if (rows[0]!.n > 0) return;
  }
}
