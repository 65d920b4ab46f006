import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule, ENTITIES } from '../app.module';
import { ConfigurationFault, readConfiguration } from './configuration/configuration';
import type { Configuration } from './configuration/configuration';
import { assertPlainRole, createDataSource } from './database/data-source';
import { readDatesAsStrings } from './database/date-strings';
import { withRoleUrls } from './database/role-urls';
import { Health } from './health/health';
import { serveWorkerStatus } from './health/worker-status';
import { createHttpApplication } from './http/bootstrap';
import { HttpDrain } from './http/http-drain';
import { createLogger, NestLogger } from './logging/logger';
import type { ProcessKind } from './process-kind';
import { isRetirement, REPLACED, REPLACED_DEADLINE } from './processes/replaced';

const STOP_DEADLINE = 10_000;
const DATABASE_PATIENCE = 15_000;

/** Runs the named sides of the program in this process until a signal, and ends the process. */
export async function runProcess(...kinds: readonly ProcessKind[]): Promise<void> {
  readDatesAsStrings();
  const configuration = configurationOrExit();
  const logger = createLogger(configuration.LOG_LEVEL);
  dieLoudly(logger);
  const stop = stopper(logger);
  try {
    const alone = kinds.length === 1;
    for (const kind of kinds) stop.later(await startSide(kind, configuration, logger, alone));
  } catch (error) {
    logger.fatal({ err: error }, 'start failed');
    process.stderr.write(`${sentenceOf(error, configuration)}\n`);
    process.exit(1);
  }
}

/** What a start leaves to be closed. */
interface Side {
  close(reason: string): Promise<void>;
  /** Closing is under way, and has to end sooner. */
  hurry?(): void;
}

async function startSide(
  kind: ProcessKind,
  configuration: Configuration,
  logger: Logger,
  alone: boolean,
): Promise<Side> {
  const url = kind === 'api' ? configuration.APP_DATABASE_URL : configuration.WORKER_DATABASE_URL;
  const dataSource = createDataSource(url, ENTITIES, configuration.POOL_SIZE);
  await connectPatiently(dataSource, kind === 'api' ? 'APP_DATABASE_URL' : 'WORKER_DATABASE_URL');
  await assertPlainRole(dataSource);
  if (kind === 'api') return listen(configuration, dataSource, logger);
  return work(configuration, dataSource, logger, alone);
}

async function listen(configuration: Configuration, dataSource: DataSource, logger: Logger): Promise<Side> {
  const application = await createHttpApplication('api', configuration, dataSource, { logger });
  await application.listen(configuration.PORT, configuration.HOST);
  const drain = application.get(HttpDrain, { strict: false });
  announce(logger, 'api', (application.getHttpServer().address() as AddressInfo).port);
  return {
    close: async (reason) => {
      if (reason === REPLACED) {
        application.get(Health, { strict: false }).staysUp();
        drain.takeTime();
      }
      await application.close();
      await dataSource.destroy();
    },
    hurry: () => drain.hurry(),
  };
}

async function work(
  configuration: Configuration,
  dataSource: DataSource,
  logger: Logger,
  alone: boolean,
): Promise<Side> {
  const application = await NestFactory.createApplicationContext(
    AppModule.forProcess('worker', configuration, dataSource),
    {
      logger: new NestLogger(logger),
      abortOnError: false,
    },
  );
  const { WORKER_PORT, HOST } = configuration;
  const status =
    alone && WORKER_PORT !== undefined ? await serveWorkerStatus(application, WORKER_PORT, HOST) : undefined;
  announce(logger, 'worker', (status?.address() as AddressInfo | undefined)?.port);
  return {
    close: async (reason) => {
      if (reason === REPLACED) application.get(Health, { strict: false }).staysUp();
      await application.close();
      status?.closeAllConnections();
      status?.close();
      await dataSource.destroy();
    },
  };
}

/** For whoever started this process: over its channel, and as a line of the log. */
function announce(logger: Logger, kind: ProcessKind, port?: number): void {
  logger.info({ kind, ...(port === undefined ? {} : { port }) }, 'ready');
  process.send?.({ ready: true, kind, port });
}

function stopper(logger: Logger): { later(side: Side): void } {
  const sides: Side[] = [];
  let deadline: NodeJS.Timeout | undefined;
  const endWithin = (milliseconds: number) => {
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      logger.warn('stopped before everything was closed; unfinished jobs will run again');
      process.exit(0);
    }, milliseconds);
  };
  let first: string | undefined;
  const stop = (reason: string) => {
    if (first === REPLACED && reason !== REPLACED) {
      endWithin(STOP_DEADLINE);
      for (const side of sides) side.hurry?.();
    }
    if (first !== undefined) return;
    first = reason;
    logger.info({ reason }, 'stopping');
    endWithin(reason === REPLACED ? REPLACED_DEADLINE : STOP_DEADLINE);
    void Promise.allSettled(sides.map((side) => side.close(reason))).then((outcomes) => {
      clearTimeout(deadline);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') logger.warn({ err: outcome.reason as Error }, 'close failed');
      logger.info('stopped');
      process.exit(0);
    });
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  if (process.send) {
    process.on('message', (message) => isRetirement(message) && stop(REPLACED));
    // When the starter dies without a word, nobody would ever end us.
    process.once('disconnect', () => stop('starter is gone'));
  }
  return { later: (side) => sides.push(side) };
}

/** After an error that nobody caught the state is unknown: say so and end; the starter begins anew. */
function dieLoudly(logger: Logger): void {
  const die = (error: unknown) => {
    logger.fatal({ err: error }, 'unhandled error');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
}

function configurationOrExit(): Configuration {
  try {
    return readConfiguration(withRoleUrls(process.env));
  } catch (error) {
    const known = error instanceof ConfigurationFault;
    process.stderr.write(`${known ? error.message : describe(error)}\n`);
    process.exit(1);
  }
}

/** The database may come up a little after us (compose, reboot). */
async function connectPatiently(dataSource: DataSource, setting: string): Promise<void> {
  for (const start = performance.now(); ;) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      const notThereYet = NOT_THERE_YET.includes(codeOf(error));
      if (notThereYet && performance.now() - start < DATABASE_PATIENCE) {
        await new Promise((resolve) => setTimeout(resolve, 500));
      } else if (notThereYet) {
        throw new ConfigurationFault(
          `${setting}: the database does not answer. Start it, or correct the address.`,
          { cause: error },
        );
      } else if (codeOf(error) === '28P01') {
        throw new ConfigurationFault(
          `${setting}: the database refuses this role or password. Run migrate, or correct it.`,
          { cause: error },
        );
      } else throw error;
    }
  }
}

const NOT_THERE_YET = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03', 'ECONNRESET'];

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** One sentence for the person at the terminal; the log line above has the rest. */
function sentenceOf(error: unknown, configuration: Configuration): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return `PORT: ${configuration.PORT} is taken by another program. Stop it, or set PORT to a free one.`;
  if (code === 'EACCES')
    return `PORT: this user may not listen on ${configuration.PORT}. Set PORT to 1024 or more.`;
  return describe(error);
}

const describe = (error: unknown) => (error instanceof Error ? error.message : String(error));
