import * as path from 'node:path';
import { Fault } from './fault.mjs';
import { readPort } from './machine.mjs';

/** What `npm start` reads from the environment. */
export interface Settings {
  /** Root of the checkout. */
  readonly root: string;
  /** Build output: `dist`, or what BUILD_DIR names (tests use one of their own). */
  readonly out: string;
  readonly dataFolder: string;
  readonly port: number;
  /** Given from outside; without it the embedded PostgreSQL is used. */
  readonly databaseUrl?: string;
  readonly demonstration: boolean;
  readonly publicUrl?: string;
  readonly tls: boolean;
  readonly environment: Readonly<NodeJS.ProcessEnv>;
}

/** Reads the settings; empty values count as not set. */
export function readSettings(root: string, environment: NodeJS.ProcessEnv): Settings {
  const given = (name: string): string | undefined => environment[name] || undefined;
  if (Boolean(given('TLS_CERT')) !== Boolean(given('TLS_KEY'))) {
    throw new Fault(
      'TLS_CERT 与 TLS_KEY 必须同时设置（均为 PEM 文件路径），或都不设置。',
      'TLS_CERT and TLS_KEY must be set together (paths of PEM files), or neither.',
    );
  }
  return {
    root,
    out: path.resolve(root, given('BUILD_DIR') ?? 'dist'),
    dataFolder: path.resolve(root, given('DATA_DIR') ?? '.data'),
    port: readPort(given('PORT') ?? '3000'),
    databaseUrl: given('DATABASE_URL'),
    demonstration: given('DEMO') !== '0',
    publicUrl: given('PUBLIC_URL'),
    tls: Boolean(given('TLS_CERT')),
    environment,
  };
}

/** Where a person on this machine opens the program. */
export function localAddress(settings: Settings): string {
  return `${settings.tls ? 'https' : 'http'}://localhost:${settings.port}`;
}
