import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Configuration } from '../configuration/configuration';

const SECRETS = [
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
  'set-cookie',
  'x-xsrf-token',
  'csrfToken',
  'totp',
];

/**
 * One line of JSON per happening, on standard output. Bodies are never logged, addresses are cut before their query
 * (`q=` may hold a name), and whatever is named like a secret is blanked down to the third level.
 */
export function createLogger(level: Configuration['LOG_LEVEL'], destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRETS.flatMap(pathsOf), censor: '[removed]' },
    serializers: { err: describeError, error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

function pathsOf(name: string): string[] {
  const key = /^\w+$/.test(name) ? `.${name}` : `["${name}"]`;
  return [key.replace(/^\./, ''), `*${key}`, `*.*${key}`];
}

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorLine;
}

/** Name, message, code and stack only: a database error also carries the parameters, which are people's data. */
export function describeError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

type NestLevel = 'info' | 'error' | 'warn' | 'debug' | 'fatal';

/** Hands what Nest and the rooms log through `Logger` to the same stream. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write('info', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);

  /** Nest passes the context last, and a stack before it for errors. */
  private write(level: NestLevel, message: unknown, rest: unknown[]): void {
    const words = rest.filter((part): part is string => typeof part === 'string');
    const context = words.pop();
    const stack = words.find((word) => word.includes('\n'));
    const line = { ...(context ? { context } : {}), ...(stack ? { stack } : {}) };
    if (message instanceof Error) this.logger[level]({ ...line, err: message });
    else if (typeof message === 'object' && message !== null) this.logger[level]({ ...line, ...message });
    else this.logger[level](line, String(message));
  }
}
