import { Client } from 'pg';

export const APP_ROLE = 'zeren_app';
export const WORKER_ROLE = 'zeren_worker';

/** Passwords of the two runtime roles. */
export interface RolePasswords {
  readonly app: string;
  readonly worker: string;
}

/**
 * Makes the two runtime roles, or sets their passwords anew. `ownerUrl` names a role with CREATEROLE. Concurrent callers
 * on one server wait for each other.
 */
export async function ensureRuntimeRoles(ownerUrl: string, passwords: RolePasswords): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('zeren.roles'))`);
    for (const [role, password] of [
      [APP_ROLE, passwords.app],
      [WORKER_ROLE, passwords.worker],
    ] as const) {
      const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const verb = known.rowCount ? 'ALTER' : 'CREATE';
      await client.query(
        `${verb} ROLE ${client.escapeIdentifier(role)} LOGIN NOBYPASSRLS NOCREATEROLE NOCREATEDB
         PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** The same server and database under another role. */
export function urlForRole(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.toString();
}
