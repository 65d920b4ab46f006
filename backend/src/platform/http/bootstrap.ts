import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../app.module';
import { ConfigurationFault } from '../configuration/configuration';
import type { Configuration } from '../configuration/configuration';
import { createLogger, NestLogger } from '../logging/logger';
import type { ProcessKind } from '../process-kind';
import { serveApiDocument } from './api-document';
import { parseForms } from './form-body';
import { HttpDrain } from './http-drain';
import { parseJsonBodies, streamPieces } from './json-body';
import { answerWithProblem } from './problem.filter';
import { RefusalWatch } from './refusal-watch';
import { logRequests } from './request-log';
import { securityHeaders } from './security-headers';
import { UPLOAD_LIMIT } from './upload-limit';
import { serveWebFiles } from './web-files';

const MEGABYTE = 1024 * 1024;
/** Slow clients may not hold a connection. */
const HEADERS_TIMEOUT = 10_000;
/** Long enough for a 20 MB file over a village's 1.5 Mbit/s. */
const REQUEST_TIMEOUT = 120_000;
/** The proxy in front shares connections; whoever opens more than this wants to exhaust us. */
const MAX_CONNECTIONS = 1_000;

interface Parts {
  readonly logger?: Logger;
  /** Specs add controllers of their own around the application module. */
  readonly module?: DynamicModule;
}

/** Builds the HTTP side of the program, ready to listen or to be injected into. */
export async function createHttpApplication(
  kind: ProcessKind,
  configuration: Configuration,
  dataSource: DataSource,
  {
    logger = createLogger(configuration.LOG_LEVEL),
    module = AppModule.forProcess(kind, configuration, dataSource),
  }: Parts = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // A request that comes while the process stops is still served; the listening socket is closed already.
    return503OnClosing: false,
    // A number from outside is never taken over: it could be anybody's.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    // One hop only: further entries of X-Forwarded-For are the client's own words.
    trustProxy: configuration.TRUST_PROXY === '1' ? (_address, hop) => hop === 0 : false,
    bodyLimit: MEGABYTE,
    requestTimeout: REQUEST_TIMEOUT,
    multipart: { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 10, fieldSize: 10_000, parts: 11 } },
    frameworkErrors: answerWithProblem,
    ...tls(configuration),
  });
  const application = await NestFactory.create<NestFastifyApplication>(
    module,
    adapter,
    // JSON is parsed below; forms are taken where a route says so.
    { bodyParser: false, bufferLogs: false, abortOnError: false, logger: new NestLogger(logger) },
  );
  const server = application.getHttpServer();
  server.headersTimeout = HEADERS_TIMEOUT;
  server.maxConnections = MAX_CONNECTIONS;

  const fastify = adapter.getInstance();
  parseJsonBodies(fastify);
  streamPieces(fastify);
  parseForms(fastify);
  logRequests(fastify, logger);
  application.get(HttpDrain, { strict: false }).attach(fastify);
  application.get(RefusalWatch, { strict: false }).attach(fastify);
  await application.register(fastifyHelmet, securityHeaders(configuration));
  await application.register(fastifyCookie);
  serveApiDocument(application);
  if (configuration.WEB_DIR) await serveWebFiles(fastify, configuration.WEB_DIR);
  return application;
}

function tls({ TLS_CERT, TLS_KEY }: Configuration): { https?: { cert: Buffer; key: Buffer } } {
  if (!TLS_CERT || !TLS_KEY) return {};
  return { https: { cert: readPem('TLS_CERT', TLS_CERT), key: readPem('TLS_KEY', TLS_KEY) } };
}

function readPem(setting: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigurationFault(
      `${setting}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}
