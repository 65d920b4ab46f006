import { z } from 'zod';
import { messageSettings } from './message-configuration';
import { signOnFaults, withSignOnSecret } from './sign-on-configuration';

/** Everything that may be set from outside, checked once at start. */
const shape = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Where a process that runs jobs only serves its health and measures; unset: nowhere. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  HOST: z.string().default('0.0.0.0'),
  /** How many processes answer requests behind the one port; unset: one less than there are cores, four at most. */
  API_PROCESSES: z.coerce.number().int().min(1).max(16).optional(),
  APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  WORKER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The owner role; only BullMQ's schema migration and `migrate` use it, and only where it is given. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  /** The file with the keys of the record; unset: `audit-keys.json` in DATA_DIR, made when it is needed first. */
  AUDIT_KEYS: z.string().optional(),
  /** The file with the key of second factors; unset: `identity-keys.json` in DATA_DIR, made when it is needed first. */
  IDENTITY_KEYS: z.string().optional(),
  /** The file with the key that agreements are signed with; unset: `signing-keys.json` in DATA_DIR, made likewise. */
  SIGNING_KEYS: z.string().optional(),
  WEB_DIR: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('zeren@localhost'),
  ...messageSettings,
  /** Hours for which a duty that was reminded of by hand (催办) is left alone. */
  CHASE_HOURS: z.coerce.number().int().min(1).max(168).default(24),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('local'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** What one organisation's evidence may take, in megabytes; 0: as much as there is. */
  EVIDENCE_QUOTA_MB: z.coerce.number().int().min(0).max(10_000_000).default(5_120),
  /** ClamAV's daemon, as host:port or the path of its socket. */
  CLAMD: z.string().optional(),
  /** Another scanner: given the path of the file, it ends with 0 when it is clean and with 1 when something was found. */
  SCAN_COMMAND: z.string().optional(),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(480).default(30),
  SESSION_HOURS: z.coerce.number().int().min(1).max(72).default(12),
  /** Days after which a password must be changed; 0: never. */
  PASSWORD_DAYS: z.coerce.number().int().min(0).max(3650).default(90),
  /** Single sign-on by OpenID Connect; nothing set: user names and passwords only. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** A file with the secret instead. */
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  OIDC_NAME_ZH: z.string().min(1).max(20).default('统一身份认证'),
  OIDC_NAME_EN: z.string().min(1).max(40).default('single sign-on'),
  OIDC_SCOPE: z
    .string()
    .regex(/(^| )openid( |$)/, 'has to name openid')
    .default('openid'),
  /** The claim that names the account: one that the provider never gives to somebody else. */
  OIDC_CLAIM: z.string().regex(/^\w+$/).default('sub'),
  POOL_SIZE: z.coerce.number().int().min(2).max(100).default(10),
});

export type Configuration = Readonly<z.infer<typeof shape>>;

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('CONFIGURATION');

/** A wrong setting, said in one line per fault. */
export class ConfigurationFault extends Error {}

/** Reads the environment, or throws a {@link ConfigurationFault} with one line for each fault. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  const faults = parsed.success
    ? pairFaults(parsed.data)
    : parsed.error.issues.map((issue) => {
        const name = issue.path.join('.');
        return `${name}: ${name in given ? issue.message : 'is not set, and needs to be'}`;
      });
  if (faults.length > 0) throw new ConfigurationFault(faults.join('\n'));
  return withSignOnSecret(parsed.data!);
}

function pairFaults(settings: Configuration): string[] {
  const faults: string[] = [];
  if (Boolean(settings.TLS_CERT) !== Boolean(settings.TLS_KEY)) {
    faults.push('TLS_CERT, TLS_KEY: set both (paths of PEM files) or neither');
  }
  if (settings.S3_BUCKET && !(settings.S3_ACCESS_KEY_ID && settings.S3_SECRET_ACCESS_KEY)) {
    faults.push('S3_BUCKET: needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY');
  }
  return [...faults, ...signOnFaults(settings)];
}

/** Whether pages are reached over TLS: decides Secure cookies and the service worker. */
export function isSecure(settings: Configuration): boolean {
  return Boolean(settings.TLS_CERT) || (settings.PUBLIC_URL?.startsWith('https:') ?? false);
}
