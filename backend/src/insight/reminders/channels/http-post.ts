import { SendFault } from './way';

/** Well under the lease of an attempt. */
const PATIENCE = 10_000;
const ANSWER_LENGTH = 10_000;
const SHOWN = 120;
/** Of a side that says it is too much and not for how long. */
const BUSY_SECONDS = 60;
/** Refused now, perhaps not later. */
const PASSING = new Set([408, 425, 429]);

export interface HttpMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request and gives its answer; throws a {@link SendFault} that says whether trying again can help. */
export async function httpPost({ url, headers, body }: HttpMessage, patience = PATIENCE): Promise<string> {
  let status: number;
  let retryAfter: string | null;
  let text: string;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    status = answer.status;
    retryAfter = answer.headers.get('retry-after');
    text = (await answer.text()).slice(0, ANSWER_LENGTH);
  } catch (error) {
    throw new SendFault(faultOf(error as Error, patience), 'passing');
  }
  if (status >= 200 && status < 300) return text;
  const fault = `HTTP ${status}: ${text.slice(0, SHOWN)}`;
  if (status === 429) throw new SendFault(fault, 'busy', secondsOf(retryAfter) ?? BUSY_SECONDS);
  throw new SendFault(
    fault,
    status < 500 && !PASSING.has(status) ? 'for-good' : 'passing',
    secondsOf(retryAfter),
  );
}

/** `{errcode, errmsg}` as the robots of WeCom and DingTalk answer, whatever the HTTP status says. */
export function robotAnswer(text: string, busyCodes: readonly number[]): void {
  let answer: { errcode?: unknown; errmsg?: unknown };
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    throw new SendFault(`not an answer of a robot: ${text.slice(0, SHOWN)}`, 'passing');
  }
  const { errcode, errmsg } = answer;
  if (errcode === 0) return;
  const fault = `errcode ${String(errcode)}: ${String(errmsg).slice(0, SHOWN)}`;
  if (busyCodes.includes(errcode as number)) throw new SendFault(fault, 'busy', BUSY_SECONDS);
  throw new SendFault(fault, errcode === -1 ? 'passing' : 'for-good');
}

function secondsOf(retryAfter: string | null): number | null {
  const seconds = Number(retryAfter ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) : null;
}

/** What went wrong on the way, without the address: it may carry a key. */
function faultOf(error: Error, patience: number): string {
  if (error.name === 'TimeoutError') return `no answer within ${patience / 1000} s`;
  const { code } = (error.cause ?? {}) as { code?: string };
  return code ?? error.message.slice(0, SHOWN);
}
