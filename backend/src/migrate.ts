import { migrate } from './platform/database/migrate';
import { rolePasswords } from './platform/database/role-urls';
import { ensureRuntimeRoles } from './platform/database/roles';

/** Makes the runtime roles and brings the database that DATABASE_URL names (as its owner) to the newest version. */
async function main(): Promise<void> {
  const ownerUrl = process.env.DATABASE_URL;
  if (!ownerUrl) throw new Error('DATABASE_URL: set it to the owner role of the database to migrate.');
  await ensureRuntimeRoles(ownerUrl, rolePasswords(process.env));
  const ran = await migrate(ownerUrl);
  process.stdout.write(ran.length > 0 ? `migrated: ${ran.join(', ')}\n` : 'migrated: nothing to do\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
