import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { AppModule, ENTITIES } from './app.module';
import { systemActor } from './platform/actor';
import { readConfiguration } from './platform/configuration/configuration';
import { createDataSource } from './platform/database/data-source';
import { readDatesAsStrings } from './platform/database/date-strings';
import { withRoleUrls } from './platform/database/role-urls';
import { UnitOfWork } from './platform/database/unit-of-work';
import { AccountCommands, makeOneTimePassword } from './registry/identity';

const ADMINISTRATORS = [
  { administrator: 'system', username: 'system-administrator', name: '系统管理员' },
  { administrator: 'security', username: 'security-administrator', name: '安全保密管理员' },
  { administrator: 'audit', username: 'audit-administrator', name: '安全审计员' },
] as const;

/**
 * Opens the three administrators' accounts in an installation that has none, and prints their passwords: for one
 * sign-in, and nowhere kept.
 */
async function main(): Promise<void> {
  readDatesAsStrings();
  const configuration = readConfiguration(withRoleUrls(process.env));
  const dataSource = await createDataSource(configuration.APP_DATABASE_URL, ENTITIES, 2).initialize();
  const application = await NestFactory.createApplicationContext(
    AppModule.forProcess('api', configuration, dataSource),
    { logger: ['error'], abortOnError: false },
  );
  try {
    const accounts = application.get(AccountCommands, { strict: false });
    const unitOfWork = application.get(UnitOfWork, { strict: false });
    const made = await Promise.all(
      ADMINISTRATORS.map(async ({ username, ...one }) => {
        const password = makeOneTimePassword();
        const opening = await accounts.prepare({ username, password, mustChangePassword: true });
        return { ...one, username, password, opening };
      }),
    );
    // All three or none: one transaction.
    await unitOfWork.write(systemActor(INSTALLATION_DISTRICT_ID, 'administrators'), async (tx) => {
      for (const { administrator, opening } of made) await accounts.create(tx, opening, { administrator });
      return null;
    });
    const lines = made.map(({ username, password, name }) => `${username}  ${password}  ${name}`);
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await application.close();
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
