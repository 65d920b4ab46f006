import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';

interface RequestOptions {
  readonly body?: unknown;
  /** The version acted on: sent as If-Match. */
  readonly version?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** An answer, its body parsed when it is JSON. */
export interface TestResponse<Body = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: Body;
  readonly raw: Buffer;
}

export interface TestFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer | string;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser on our pages: keeps cookies, sends the CSRF token and, on POST, a fresh Idempotency-Key. */
export class TestClient {
  readonly cookies = new Map<string, string>();

  private username = '';

  constructor(
    private readonly application: NestFastifyApplication,
    private readonly codeOf: (username: string) => Promise<string>,
  ) {}

  async signIn(username: string, password: string): Promise<void> {
    this.username = username;
    let answer = await this.post<{ next?: string }>('/api/session', { body: { username, password } });
    if (answer.body.next === 'totp') {
      answer = await this.post('/api/session/totp', { body: { code: await this.codeOf(username) } });
    }
    if (answer.status !== 200)
      throw new Error(`Sign-in as ${username}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** Confirms that it is still them, as the page's dialog does for acts that ask for it. */
  async stepUp(password: string): Promise<void> {
    const { body: session } = await this.get<{ stepUpBy: string }>('/api/session');
    const proof = session.stepUpBy === 'code' ? { code: await this.codeOf(this.username) } : { password };
    const answer = await this.post('/api/session/step-up', { body: proof });
    if (answer.status !== 204) throw new Error(`Step-up: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  get = <Body = unknown>(url: string, options: RequestOptions = {}) => this.send<Body>('GET', url, options);
  post = <Body = unknown>(url: string, options: RequestOptions = {}) => this.send<Body>('POST', url, options);
  put = <Body = unknown>(url: string, options: RequestOptions = {}) => this.send<Body>('PUT', url, options);
  delete = <Body = unknown>(url: string, options: RequestOptions = {}) =>
    this.send<Body>('DELETE', url, options);

  /** POSTs one file in the part `file`, after the given fields. */
  upload<Body = unknown>(
    url: string,
    file: TestFile,
    { fields = {}, ...options }: RequestOptions & { fields?: Readonly<Record<string, string>> } = {},
  ): Promise<TestResponse<Body>> {
    const boundary = `zeren-${randomUUID()}`;
    const head = (disposition: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n`;
    const parts = Object.entries(fields).map(([name, value]) => `${head(`name="${name}"`)}\r\n${value}\r\n`);
    const body = Buffer.concat([
      Buffer.from(
        `${parts.join('')}${head(`name="file"; filename="${file.fileName}"`)}content-type: ${file.mediaType}\r\n\r\n`,
      ),
      Buffer.from(file.content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const headers = { ...options.headers, 'content-type': `multipart/form-data; boundary=${boundary}` };
    return this.send<Body>('POST', url, { ...options, body, headers });
  }

  private async send<Body>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { body, version, headers }: RequestOptions,
  ): Promise<TestResponse<Body>> {
    const own: Record<string, string | undefined> = {
      host: 'zeren.test',
      'sec-fetch-site': 'same-origin',
      ...(this.cookies.size > 0
        ? { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
        : {}),
      ...(SAFE.has(method) ? {} : { 'x-xsrf-token': this.cookies.get('XSRF-TOKEN') }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...headers,
    };
    const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    const answer = await this.application.inject({
      method,
      url,
      headers: given as Record<string, string>,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    this.keepCookies(answer.cookies);
    return {
      status: answer.statusCode,
      headers: answer.headers,
      raw: answer.rawPayload,
      body: (/\bjson\b/.test(String(answer.headers['content-type'])) ? answer.json() : answer.body) as Body,
    };
  }

  private keepCookies(
    cookies: readonly { name: string; value: string; maxAge?: number; expires?: Date }[],
  ): void {
    for (const { name, value, maxAge, expires } of cookies) {
      const gone = maxAge === 0 || (expires !== undefined && expires.getTime() <= Date.now());
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
