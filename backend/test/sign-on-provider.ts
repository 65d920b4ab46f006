import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who sits at the provider's own sign-in page, and what it asked them for. */
export interface ProviderPerson {
  readonly subject: string;
  readonly amr?: readonly string[];
  /** Other claims of the ID token. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** A real OpenID provider on a free port, at which whoever is named signs in at once. */
export class TestSignOnProvider {
  static readonly client = { id: 'zeren', secret: 'a secret of forty signs at the very least' };

  /** Null: whoever is there cancels. */
  person: ProviderPerson | null = null;
  private readonly server: Server;
  private provider: Provider | undefined;

  private constructor(private readonly redirectUri: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(redirectUri: string, port = 0): Promise<TestSignOnProvider> {
    const started = new TestSignOnProvider(redirectUri);
    await new Promise<void>((resolve) => started.server.listen(port, '127.0.0.1', resolve));
    started.provider = started.make();
    return started;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Walks a browser from the address of the provider to the address it is sent back to. */
  async walk(url: string): Promise<URL> {
    const cookies = new Map<string, string>();
    for (let address = new URL(url); address.href.startsWith(this.issuer);) {
      const answer = await fetch(address, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (value) cookies.set(name!, value);
        else cookies.delete(name!);
      }
      const location = answer.headers.get('location');
      if (!location) throw new Error(`${address.href}: ${answer.status} ${await answer.text()}`);
      address = new URL(location, address);
      if (!address.href.startsWith(this.issuer)) return address;
    }
    throw new Error('The provider was not asked at all.');
  }

  private make(): Provider {
    const { id, secret } = TestSignOnProvider.client;
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: id,
          client_secret: secret,
          redirect_uris: [this.redirectUri],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      cookies: { keys: ['a key of this test provider'] },
      claims: { openid: ['sub', 'amr', 'staff_number'] },
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({
        accountId,
        claims: () => Promise.resolve({ sub: accountId, ...this.person?.claims }),
      }),
      loadExistingGrant: async (context) => {
        const grant = new context.oidc.provider.Grant({
          clientId: id,
          accountId: context.oidc.session!.accountId!,
        });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.provider!;
    if (!request.url!.startsWith('/interaction/')) return provider.callback()(request, response);
    const result = this.person
      ? { login: { accountId: this.person.subject, amr: [...(this.person.amr ?? [])] } }
      : { error: 'access_denied', error_description: 'cancelled' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
}
