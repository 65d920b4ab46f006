import { randomUUID } from 'node:crypto';
import * as http from 'node:http';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly body: Body;
}

/** Why no answer came: nobody listened, or the connection was cut after it stood. */
export class NoAnswer extends Error {
  readonly refused: boolean;

  constructor(error: NodeJS.ErrnoException) {
    super(error.code ?? error.message);
    this.refused = error.code === 'ECONNREFUSED';
  }
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly version?: number;
  readonly key?: string;
}

const PATIENCE = 20_000;

/** Somebody at a browser: keeps cookies, sends the CSRF token, opens a connection for each request unless an agent keeps one. */
export class HttpPerson {
  private readonly address: string;
  private readonly agent: http.Agent | false;
  private readonly cookies = new Map<string, string>();

  constructor(address: string, agent: http.Agent | false = false) {
    this.address = address;
    this.agent = agent;
  }

  async signIn(username: string, password: string): Promise<void> {
    const { status, body } = await this.send({
      method: 'POST',
      path: '/api/session',
      body: { username, password },
    });
    if (status !== 200) throw new Error(`sign-in as ${username}: ${status} ${JSON.stringify(body)}`);
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.send<Body>({ method: 'GET', path });
  }

  post<Body>(
    path: string,
    body: object,
    version?: number,
    key = randomUUID() as string,
  ): Promise<Answer<Body>> {
    return this.send<Body>({
      method: 'POST',
      path,
      body,
      key,
      ...(version === undefined ? {} : { version }),
    });
  }

  /** A file as a form sends it. */
  async upload<Body>(
    path: string,
    file: { readonly name: string; readonly content: Buffer },
    fields: Readonly<Record<string, string>>,
  ): Promise<Answer<Body>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([new Uint8Array(file.content)]), file.name);
    const headers = { ...this.headers(), 'idempotency-key': randomUUID() };
    const answer = await fetch(`${this.address}${path}`, { method: 'POST', headers, body: form });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  /** What makes a request this person's. */
  headers(): Record<string, string> {
    return {
      'sec-fetch-site': 'same-origin',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-xsrf-token': this.cookies.get('XSRF-TOKEN') ?? '',
    };
  }

  private send<Body>({ method, path, body, version, key = randomUUID() }: Request): Promise<Answer<Body>> {
    const payload = body ? JSON.stringify(body) : undefined;
    const headers = {
      ...this.headers(),
      ...(payload
        ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
        : {}),
      ...(method === 'POST' ? { 'idempotency-key': key } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.address}${path}`, {
        method,
        headers,
        agent: this.agent,
        timeout: PATIENCE,
      });
      request.once('timeout', () => request.destroy(new Error('ETIMEDOUT')));
      request.once('error', (error) => reject(new NoAnswer(error)));
      request.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('error', (error) => reject(new NoAnswer(error)));
        response.once('close', () => {
          if (!response.complete) return reject(new NoAnswer(new Error('cut off')));
          this.keepCookies(response.headers['set-cookie'] ?? []);
          resolve({ status: response.statusCode!, body: (text ? JSON.parse(text) : undefined) as Body });
        });
      });
      request.end(payload);
    });
  }

  private keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) this.cookies.set(name, value ?? '');
    }
  }
}
