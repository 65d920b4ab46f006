import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refused } from '../../../platform/refused';
import { sentencePage } from './ballot-pages';
import { BALLOT_POLICY } from './ballot-style';
import type { VoterPage } from './voting.service';

const FAULT = '系统忙，没有办成。请稍后再试一次：如果提示已经投过，说明您的票已经计入。';

/** Answers a page; nothing of it is kept by a browser or told to another site. */
export async function sendPage(reply: FastifyReply, { status, html }: VoterPage): Promise<void> {
  await reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', BALLOT_POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex')
    .send(html);
}

/** To voters a refusal is a page too. What is logged of a fault names no ticket, and no request. */
@Catch()
export class BallotFaultFilter implements ExceptionFilter {
  private readonly logger = new Logger('ballots');

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    if (error instanceof Refused) {
      const { status, zh } = error.refusal;
      return sendPage(reply, { status, html: sentencePage(zh) });
    }
    this.logger.error(`A page of the voters failed: ${(error as Error).name} ${codeOf(error)}`);
    return sendPage(reply, { status: 503, html: sentencePage(FAULT) });
  }
}

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};
