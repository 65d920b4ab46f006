import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const CLIENT = { id: 'zeren', secret: 'a secret of forty signs at the very least' };

/** A real OpenID provider for a browser to be led to; whoever is named sits there and signs in at once. */
export class SignOnProvider {
  /** Null: whoever is there cancels. */
  person: string | null = null;
  /** Whether it fails when it is asked for tokens. */
  broken = false;
  private readonly server: Server;
  private provider: Provider | undefined;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(redirectUri: string): Promise<SignOnProvider> {
    const started = new SignOnProvider();
    await new Promise<void>((resolve) => started.server.listen(0, '127.0.0.1', resolve));
    started.provider = started.make(redirectUri);
    return started;
  }

  /** What an installation is told of it. */
  get settings(): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME_ZH: '云岭统一身份',
      OIDC_NAME_EN: 'Yunling sign-on',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private make(redirectUri: string): Provider {
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      cookies: { keys: ['a key of this test provider'] },
      claims: { openid: ['sub', 'amr'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({ accountId, claims: () => Promise.resolve({ sub: accountId }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session!.accountId! });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.broken && request.method === 'POST') {
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"server_error"}');
      return;
    }
    if (!request.url!.startsWith('/interaction/')) return this.provider!.callback()(request, response);
    const result = this.person
      ? { login: { accountId: this.person } }
      : { error: 'access_denied', error_description: 'cancelled' };
    await this.provider!.interactionFinished(request, response, result, {
      mergeWithLastSubmission: false,
    });
  }
}
