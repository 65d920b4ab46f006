import type { Configuration } from '../../../platform/configuration/configuration';

/** The provider, as the sign-in page names it. */
export interface SignOnNames {
  readonly zh: string;
  readonly en: string;
}

/** Everything that is needed to speak with the provider. */
export interface SignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** The claim that names the account: one that is never given to somebody else. */
  readonly claim: string;
  readonly names: SignOnNames;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
}

export const SIGN_ON_PATH = '/api/public/sign-on';

/** What was configured; nothing where no provider was. */
export function signOnSettings(configuration: Configuration): SignOnSettings | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL } = configuration;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !PUBLIC_URL) return undefined;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    scope: configuration.OIDC_SCOPE,
    claim: configuration.OIDC_CLAIM,
    names: { zh: configuration.OIDC_NAME_ZH, en: configuration.OIDC_NAME_EN },
    redirectUri: new URL(`${SIGN_ON_PATH}/callback`, PUBLIC_URL).href,
  };
}
