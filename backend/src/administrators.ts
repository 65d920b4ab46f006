import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { INSTALLATION_DISTRICT_ID } from '@zeren/domain/registry/identity/installation-district';
import { AppModule, ENTITIES } from './app.module';
import { systemActor } from './platform/actor';
import { readConfiguration } from './platform/configuration/configuration';
import { createDataSource } from './platform/database/data-source';
import { readDatesAsStrings } from './platform/database/date-strings';
import { withRoleUrls } from './platform/database/role-urls';
import { UnitOfWork } from './platform/database/unit-of-work';
import { AccountCommands, AccountRecovery, makeOneTimePassword } from './registry/identity';

const ADMINISTRATORS = [
  { administrator: 'system', username: 'system-administrator', name: '系统管理员' },
  { administrator: 'security', username: 'security-administrator', name: '安全保密管理员' },
  { administrator: 'audit', username: 'audit-administrator', name: '安全审计员' },
] as const;

/**
 * Without arguments opens the three administrators' accounts in an installation that has none; `recover <username>` helps
 * one who can't sign in any more and whom nobody else can help. Prints the passwords: for one sign-in, and nowhere kept.
 */
async function main([verb, username]: readonly string[]): Promise<void> {
  if (verb !== undefined && (verb !== 'recover' || !username)) {
    throw new Error('Usage: administrators.js [recover <username>]');
  }
  readDatesAsStrings();
  const configuration = readConfiguration(withRoleUrls(process.env));
  const dataSource = await createDataSource(configuration.APP_DATABASE_URL, ENTITIES, 2).initialize();
  const application = await NestFactory.createApplicationContext(
    AppModule.forProcess('api', configuration, dataSource),
    { logger: ['error'], abortOnError: false },
  );
  try {
    const lines = username ? [await recover(application, username)] : await openThree(application);
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await application.close();
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

async function openThree(application: INestApplicationContext): Promise<string[]> {
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
  return made.map(({ username, password, name }) => `${username}  ${password}  ${name}`);
}

async function recover(application: INestApplicationContext, username: string): Promise<string> {
  const password = await application.get(AccountRecovery, { strict: false }).recover(username);
  if (!password) throw new Error(`There is no account ${username}.`);
  return `${username}  ${password}`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
