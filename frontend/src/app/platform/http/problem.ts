import { HttpErrorResponse } from '@angular/common/http';
import type { LocaleCode } from '../i18n/locale';

export interface Sentences {
  readonly zh: string;
  readonly en: string;
}

export interface ProblemFault {
  readonly code: string;
  readonly field?: string;
  readonly sentences: Sentences;
}

interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly sentences: Sentences;
  readonly field?: string;
  readonly faults?: readonly ProblemFault[];
  readonly requestId?: string;
}

/** Every answer that is not the wanted one: what is wrong and what to do, in both languages, with a code to quote. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly sentences: Sentences,
    readonly field?: string,
    readonly faults: readonly ProblemFault[] = [],
    readonly requestId?: string,
  ) {
    super(`${code}: ${sentences.zh}`);
  }

  sentence(locale: LocaleCode): string {
    return locale === 'en' ? this.sentences.en : this.sentences.zh;
  }

  /** Whether trying the same thing again may well work. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const OFFLINE: Sentences = {
  zh: '连不上服务器，请检查网络后重试。已填的内容还在。',
  en: 'The server cannot be reached. Check the network and try again; what you typed is still here.',
};
const UNKNOWN: Sentences = {
  zh: '出了差错，请重试；若仍不行，请联系管理员。',
  en: 'Something went wrong. Try again, and tell the administrator if it persists.',
};

/** Turns whatever was thrown into a Problem. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof Error && thrown.cause !== undefined) return toProblem(thrown.cause);
  if (!(thrown instanceof HttpErrorResponse)) return new Problem('client.fault', 500, UNKNOWN);
  if (thrown.status === 0) return new Problem('client.offline', 0, OFFLINE);
  const body = readBody(thrown.error);
  if (!body) return new Problem(`http.${thrown.status}`, thrown.status, UNKNOWN);
  return new Problem(body.code, thrown.status, body.sentences, body.field, body.faults ?? [], body.requestId);
}

/** Asking for a file or for text leaves the problem as unparsed text. */
function readBody(raw: unknown): ProblemBody | undefined {
  const body: unknown = typeof raw === 'string' ? parse(raw) : raw;
  if (typeof body !== 'object' || body === null) return undefined;
  const candidate = body as Partial<ProblemBody>;
  return typeof candidate.code === 'string' && candidate.sentences ? (candidate as ProblemBody) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
