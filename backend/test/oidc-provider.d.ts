/** What the specs use of `oidc-provider`, which comes without types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface ProviderGrant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  interface ProviderContext {
    readonly oidc: {
      readonly provider: Provider;
      readonly session?: { readonly accountId?: string };
    };
  }
  interface ProviderSettings {
    readonly clients: readonly Readonly<Record<string, unknown>>[];
    readonly cookies: { readonly keys: readonly string[] };
    readonly claims: Readonly<Record<string, readonly string[]>>;
    readonly conformIdTokenClaims: boolean;
    readonly features: Readonly<Record<string, { readonly enabled: boolean }>>;
    readonly interactions: { url(context: ProviderContext, interaction: { readonly uid: string }): string };
    findAccount(
      context: ProviderContext,
      accountId: string,
    ): { readonly accountId: string; claims(): Promise<Readonly<Record<string, unknown>>> };
    loadExistingGrant(context: ProviderContext): Promise<ProviderGrant>;
  }

  export default class Provider {
    readonly Grant: new (of: { readonly clientId: string; readonly accountId: string }) => ProviderGrant;
    constructor(issuer: string, settings: ProviderSettings);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }
}
