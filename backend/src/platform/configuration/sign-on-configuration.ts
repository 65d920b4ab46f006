import { readFileSync } from 'node:fs';

/** The settings of single sign-on, as they were given. */
interface SignOnGiven {
  readonly OIDC_ISSUER?: string;
  readonly OIDC_CLIENT_ID?: string;
  readonly OIDC_CLIENT_SECRET?: string;
  readonly OIDC_CLIENT_SECRET_FILE?: string;
  readonly OIDC_CLAIM: string;
  readonly PUBLIC_URL?: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** One line for everything that would only be noticed when somebody wants to sign in. */
export function signOnFaults(settings: SignOnGiven): string[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE } = settings;
  const secrets = [OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE].filter(Boolean).length;
  if (!OIDC_ISSUER) {
    return OIDC_CLIENT_ID || secrets > 0
      ? ['OIDC_ISSUER: is not set, and needs to be where OIDC_CLIENT_ID or its secret is']
      : [];
  }
  const faults: string[] = [];
  const { protocol, hostname } = new URL(OIDC_ISSUER);
  if (protocol === 'http:' && !LOOPBACK.has(hostname)) {
    faults.push('OIDC_ISSUER: needs https; http is taken from this machine only');
  }
  if (!OIDC_CLIENT_ID) faults.push('OIDC_CLIENT_ID: is not set, and needs to be beside OIDC_ISSUER');
  if (secrets !== 1) faults.push('OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE: set one of them');
  if (OIDC_CLIENT_SECRET_FILE) faults.push(...fileFaults(OIDC_CLIENT_SECRET_FILE));
  if (settings.OIDC_CLAIM === 'email') {
    faults.push(
      'OIDC_CLAIM: e-mail addresses change hands; name a claim that is given to one person for ever',
    );
  }
  if (!settings.PUBLIC_URL) {
    faults.push('PUBLIC_URL: needs to be set beside OIDC_ISSUER, which sends people back to it');
  }
  return faults;
}

/** The same settings with the secret out of its file. */
export function withSignOnSecret<Settings extends SignOnGiven>(settings: Settings): Settings {
  const { OIDC_CLIENT_SECRET_FILE } = settings;
  if (!OIDC_CLIENT_SECRET_FILE) return settings;
  return { ...settings, OIDC_CLIENT_SECRET: readFileSync(OIDC_CLIENT_SECRET_FILE, 'utf8').trim() };
}

function fileFaults(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trim() === '' ? [`OIDC_CLIENT_SECRET_FILE: ${file} is empty`] : [];
  } catch {
    return [`OIDC_CLIENT_SECRET_FILE: ${file} cannot be read`];
  }
}
