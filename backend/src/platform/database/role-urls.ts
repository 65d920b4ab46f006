import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_ROLE, urlForRole, WORKER_ROLE } from './roles';
import type { RolePasswords } from './roles';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the passwords of the two runtime roles lie when nobody gives them from outside. */
const secretsFile = (environment: Environment) => join(environment.DATA_DIR || '.data', 'secrets.json');

/**
 * The environment with APP_DATABASE_URL and WORKER_DATABASE_URL filled in from DATABASE_URL and the kept passwords,
 * where they are not given.
 */
export function withRoleUrls(environment: Environment): Environment {
  const { DATABASE_URL: ownerUrl, APP_DATABASE_URL: appUrl, WORKER_DATABASE_URL: workerUrl } = environment;
  if ((appUrl && workerUrl) || !ownerUrl || !existsSync(secretsFile(environment))) return environment;
  const kept = readSecrets(environment);
  return {
    ...environment,
    APP_DATABASE_URL: appUrl || urlForRole(ownerUrl, APP_ROLE, kept.app),
    WORKER_DATABASE_URL: workerUrl || urlForRole(ownerUrl, WORKER_ROLE, kept.worker),
  };
}

/** The passwords the two runtime roles shall have: from their addresses, else kept, else made now and kept. */
export function rolePasswords(environment: Environment): RolePasswords {
  const app = passwordIn(environment.APP_DATABASE_URL, APP_ROLE);
  const worker = passwordIn(environment.WORKER_DATABASE_URL, WORKER_ROLE);
  if (app && worker) return { app, worker };
  const kept = existsSync(secretsFile(environment)) ? readSecrets(environment) : makeSecrets(environment);
  return { app: app ?? kept.app, worker: worker ?? kept.worker };
}

function passwordIn(url: string | undefined, role: string): string | undefined {
  if (!url) return undefined;
  const { username, password } = new URL(url);
  if (decodeURIComponent(username) !== role) return undefined;
  return decodeURIComponent(password);
}

function readSecrets(environment: Environment): RolePasswords {
  const file = secretsFile(environment);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { database?: Partial<RolePasswords> };
  if (!kept.database?.app || !kept.database.worker) throw new Error(`${file}: holds no database passwords.`);
  return { app: kept.database.app, worker: kept.database.worker };
}

function makeSecrets(environment: Environment): RolePasswords {
  const file = secretsFile(environment);
  const database = {
    app: randomBytes(18).toString('base64url'),
    worker: randomBytes(18).toString('base64url'),
  };
  mkdirSync(environment.DATA_DIR || '.data', { recursive: true });
  writeFileSync(file, `${JSON.stringify({ database }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return database;
}
