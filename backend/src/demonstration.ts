import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule, ENTITIES } from './app.module';
import { Demonstration } from './demonstration/demonstration';
import { readConfiguration } from './platform/configuration/configuration';
import { createDataSource } from './platform/database/data-source';
import { readDatesAsStrings } from './platform/database/date-strings';
import { withRoleUrls } from './platform/database/role-urls';
import { createLogger, NestLogger } from './platform/logging/logger';

/** Opens the program without its HTTP side, for filling a first database through the doors of the rooms. */
export async function openDemonstration(environment: NodeJS.ProcessEnv): Promise<Demonstration> {
  readDatesAsStrings();
  const configuration = readConfiguration(withRoleUrls(environment));
  const source = await createDataSource(
    configuration.APP_DATABASE_URL,
    ENTITIES,
    configuration.POOL_SIZE,
  ).initialize();
  const context = await NestFactory.createApplicationContext(
    AppModule.forProcess('api', configuration, source),
    {
      logger: new NestLogger(createLogger(configuration.LOG_LEVEL)),
      abortOnError: false,
    },
  );
  return new Demonstration(context, source);
}
