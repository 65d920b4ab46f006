import { Inject, Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import { Refused } from '../../../platform/refused';
import { signOnSettings } from './sign-on-settings';
import type { SignOnSettings } from './sign-on-settings';

/** What only this browser may know of a sign-in that is on its way. */
export interface SignOnSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider means. */
export interface SignOnIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Whether the provider has asked for a second factor itself. */
  readonly bySeveralFactors: boolean;
  /** When the provider last checked that it is them, where it says so. */
  readonly checkedAt: Date | null;
}

const TIMEOUT_SECONDS = 5;
/** How long what the provider says of itself is believed: its addresses and keys change rarely. */
const KEPT_MS = 60 * 60 * 1000;
/** How long it is believed that it is there: nobody is sent to a provider that has gone. */
const REACHED_MS = 5_000;

/** Speaks OpenID Connect with the provider: authorization code, PKCE, state, nonce. Knows no account. */
@Injectable()
export class SignOnProvider {
  private readonly logger = new Logger('sign-on');
  readonly settings: SignOnSettings | undefined;
  private discovered: { readonly at: number; readonly client: Promise<oidc.Configuration> } | undefined;
  private reached = -Infinity;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.settings = signOnSettings(configuration);
  }

  /**
   * Where the browser goes, and what it has to keep until it comes back. `anew`: the provider checks again that it is
   * them, even where it has just done so.
   */
  async begin({ anew = false } = {}): Promise<{ url: string; secrets: SignOnSecrets }> {
    const { redirectUri, scope } = this.required();
    const client = await this.client();
    await this.reach();
    const secrets = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(client, {
      redirect_uri: redirectUri,
      scope,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
      ...(anew ? { prompt: 'login', max_age: '0' } : {}),
    });
    return { url: url.href, secrets };
  }

  /** Takes the answer with which the browser came back; `query` is its part behind the question mark. */
  async finish(query: string, secrets: SignOnSecrets): Promise<SignOnIdentity> {
    const { redirectUri, issuer } = this.required();
    const client = await this.client();
    const url = new URL(redirectUri);
    url.search = query;
    try {
      const tokens = await oidc.authorizationCodeGrant(client, url, {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const subject = await this.subjectOf(client, claims, tokens.access_token);
      const checkedAt = claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000);
      return { issuer, subject, bySeveralFactors: saysSeveralFactors(claims.amr), checkedAt };
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  private required(): SignOnSettings {
    if (!this.settings) throw new Refused(identityRefusals['sign-on.off']());
    return this.settings;
  }

  private async subjectOf(
    client: oidc.Configuration,
    claims: oidc.IDToken,
    accessToken: string,
  ): Promise<string> {
    const { claim } = this.required();
    const given =
      claims[claim] ?? (await oidc.fetchUserInfo(client, accessToken, claims.sub))[claim] ?? undefined;
    if (typeof given === 'string' && given !== '') return given;
    if (typeof given === 'number') return String(given);
    this.logger.error({ msg: `the provider's tokens hold no claim "${claim}" (OIDC_CLAIM)` });
    throw new Refused(identityRefusals['sign-on.refused']());
  }

  /** Asked once, and again after an hour or when it failed. */
  private async client(): Promise<oidc.Configuration> {
    const now = performance.now();
    if (!this.discovered || now - this.discovered.at > KEPT_MS) {
      this.discovered = { at: now, client: this.discover() };
    }
    try {
      return await this.discovered.client;
    } catch (error) {
      throw this.refusalOf(error, true);
    }
  }

  /** Asks whether it is still there, if it has not just been. */
  private async reach(): Promise<void> {
    if (performance.now() - this.reached < REACHED_MS) return;
    try {
      await this.discover();
    } catch (error) {
      throw this.refusalOf(error, true);
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.required();
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const timeout = TIMEOUT_SECONDS;
    const found = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute,
      timeout,
    });
    this.reached = performance.now();
    return found;
  }

  /** That nothing answered, and that it did not let somebody through, are two sentences. */
  private refusalOf(error: unknown, down = isUnreached(error)): unknown {
    if (error instanceof Refused) return error;
    // What it said of itself before it went is asked anew.
    if (down) {
      this.discovered = undefined;
      this.reached = -Infinity;
    }
    this.logger.warn({ msg: 'sign-on failed', fault: faultOf(error) });
    return new Refused(identityRefusals[down ? 'sign-on.provider-down' : 'sign-on.refused']());
  }
}

const saysSeveralFactors = (amr: unknown): boolean => Array.isArray(amr) && amr.includes('mfa');

/** Codes and messages of the protocol; they hold no token. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, error: answered } = error as Error & { readonly code?: string; readonly error?: string };
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return [answered ?? code, error.message].filter(Boolean).join(' ') + cause;
}

/** What `fetch` throws when nobody is there, or nobody answers in time. */
function isUnreached(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    (error as Error & { readonly code?: string }).code === 'OAUTH_TIMEOUT' || error.message === 'fetch failed'
  );
}
