import { randomUUID } from 'node:crypto';
import type { TestApplication } from '../test-application';
import type { TestClient } from '../test-client';

/** What everybody tries at the same moment. */
export interface RaceTry {
  readonly who: TestClient;
  readonly url: string;
  readonly method?: 'POST' | 'PUT';
  readonly body?: object;
  /** The version that everybody saw. */
  readonly version?: number;
  /** The same for all: a retry that overtakes the first try. */
  readonly key?: string;
}

/** One act that only one can win: a row of the table. */
export interface Race {
  /** As the API document names it: `POST /api/posts/{id}/close`. */
  readonly route: string;
  /** Makes something that waits for the act, new for each round. */
  readonly prepare: (round: number) => Promise<RaceTry>;
  /** What the record calls the act: there must be exactly one more of it. */
  readonly action: string;
  /** How losers are refused, where it is not 409 or 412. */
  readonly losers?: readonly number[];
  /** Whether an answer says that it did something, where whoever comes late is not refused and changes nothing. */
  readonly won?: (body: unknown) => boolean;
}

export interface RaceResult {
  readonly won: number;
  readonly statuses: readonly number[];
  readonly codes: readonly string[];
  readonly bodies: readonly unknown[];
  readonly entries: number;
}

/** How many try at once; a long run sets more. */
export const RACERS = Number(process.env.RACERS ?? 8);

/** Lets everybody try at once, over connections of their own, and counts what the record says of it. */
export async function run(
  application: TestApplication,
  address: string,
  race: Race,
  round: number,
): Promise<RaceResult> {
  const attempt = await race.prepare(round);
  const before = await entriesOf(application, race.action);
  const answers = await Promise.all(Array.from({ length: RACERS }, () => send(address, attempt)));
  const done = answers.filter(({ status, body }) => status < 300 && (race.won?.(body) ?? true));
  return {
    won: done.length,
    statuses: answers.map(({ status }) => status),
    codes: answers.flatMap(({ status, body }) => {
      if (status < 300) return [];
      const code = (body as { code?: unknown } | null)?.code;
      return typeof code === 'string' ? [code] : [];
    }),
    bodies: answers.filter(({ status }) => status < 300).map(({ body }) => body),
    entries: (await entriesOf(application, race.action)) - before,
  };
}

async function send(address: string, attempt: RaceTry): Promise<{ status: number; body: unknown }> {
  const { who, url, method = 'POST', body = {}, version, key = randomUUID() } = attempt;
  const answer = await fetch(`${address}${url}`, {
    method,
    headers: {
      'content-type': 'application/json',
      cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin: address,
      'x-xsrf-token': who.cookies.get('XSRF-TOKEN') ?? '',
      ...(method === 'POST' ? { 'idempotency-key': key } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? (JSON.parse(text) as unknown) : null };
}

async function entriesOf(application: TestApplication, action: string): Promise<number> {
  const { rows } = await application.database.owner.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM audit_entry WHERE action = $1',
    [action],
  );
  return rows[0]!.n;
}
