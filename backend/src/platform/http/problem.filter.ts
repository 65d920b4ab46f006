import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { defineRefusals } from '@zeren/domain/platform/refusal';
import type { Refusal } from '@zeren/domain/platform/refusal';
import { Refused } from '../refused';
import { TooLarge } from '../storage/storage';
import { contextOf } from './route';

/** The body of every error: RFC 9457 with a code, both sentences, the field, and one entry per further fault. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly sentences: { readonly zh: string; readonly en: string };
  readonly field?: string;
  readonly faults?: readonly { code: string; field?: string; sentences: { zh: string; en: string } }[];
  readonly requestId: string;
}

const logger = new Logger('http');

const faultSentence = defineRefusals({
  'service.fault': {
    status: 503,
    zh: '系统出了差错，您填的内容没有丢。请稍后重试；若仍不行，请把编号 {requestId} 告诉管理员。',
    en: 'Something went wrong on our side; what you typed is not lost. Try again, and if it persists tell the administrator the number {requestId}.',
  },
});

/** The one place where refusals and faults become responses. Never a stack trace, never a database message. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerWithProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** For what goes wrong before a route is found, too: an address that is none. */
export function answerWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (reply.sent) return;
  const requestId = String(request.id);
  const { refusal, faults, status } = read(error, requestId);
  contextOf(request).refusal = refusal;
  const english = /^en\b/i.test(request.headers['accept-language'] ?? '');
  const problem: Problem = {
    type: `/problems/${refusal.code}`,
    title: refusal.code,
    status,
    code: refusal.code,
    detail: english ? refusal.en : refusal.zh,
    sentences: { zh: refusal.zh, en: refusal.en },
    ...(refusal.field ? { field: refusal.field } : {}),
    ...(faults.length > 0 ? { faults: faults.map(faultView) } : {}),
    requestId,
  };
  void reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
}

function faultView({ code, field, zh, en }: Refusal): NonNullable<Problem['faults']>[number] {
  return { code, ...(field ? { field } : {}), sentences: { zh, en } };
}

interface Reading {
  readonly refusal: Refusal;
  readonly faults: readonly Refusal[];
  readonly status: number;
}

function read(error: unknown, requestId: string): Reading {
  if (error instanceof Refused) {
    return { refusal: error.refusal, faults: error.faults, status: error.refusal.status };
  }
  const plain = (refusal: Refusal): Reading => ({ refusal, faults: [], status: refusal.status });
  const size = sizeLimitOf(error);
  if (size) return plain(platformRefusals['request.too-large']({ parameters: { limit: size } }));
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const known = plainRefusal(status);
  if (known) return { refusal: known, faults: [], status };
  if (INVALID.has(databaseCode(error))) {
    logger.warn({ err: error, requestId });
    return plain(platformRefusals['request.invalid']());
  }
  logger.error({ err: error, requestId });
  if (isDatabaseBusy(error)) return plain(platformRefusals['service.unavailable']());
  return { refusal: faultSentence['service.fault']({ parameters: { requestId } }), faults: [], status: 500 };
}

/** Errors of Fastify itself (body too large, malformed JSON, wrong media type) carry a status code. */
function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

/** Which limit was passed: of a body, of an uploaded file, or of what a room stores. */
function sizeLimitOf(error: unknown): string | undefined {
  if (error instanceof TooLarge) return `${Math.floor(error.maxBytes / 1024 / 1024)} MB`;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return '20 MB';
  return statusOf(error) === 413 ? '1 MB' : undefined;
}

function plainRefusal(status: number): Refusal | undefined {
  if (status === 404 || status === 405) return platformRefusals['request.not-found']();
  if (status === 415) return platformRefusals['request.unsupported']();
  if (status === 429) return platformRefusals['request.too-many']({ parameters: { seconds: 60 } });
  if (status >= 400 && status < 500) return platformRefusals['request.invalid']();
  return undefined;
}

/** Values that a DTO let through and that PostgreSQL cannot take: a NUL, a number or date out of range, no UUID. */
const INVALID = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008']);
const BUSY = new Set([
  '55P03',
  '57014',
  '53300',
  '57P01',
  '57P03',
  '40001',
  '40P01',
  'ECONNREFUSED',
  'ECONNRESET',
]);
/** The pool and the driver say these two in words only. */
const BUSY_WORDS = /timeout exceeded when trying to connect|Connection terminated/;

function isDatabaseBusy(error: unknown): boolean {
  return BUSY.has(databaseCode(error)) || (error instanceof Error && BUSY_WORDS.test(error.message));
}

function databaseCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
