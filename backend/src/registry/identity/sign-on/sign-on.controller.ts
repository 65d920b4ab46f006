import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { insidePath } from '@zeren/domain/registry/identity/inside-path';
import { Public } from '../../../platform/http/route';
import { Refused } from '../../../platform/refused';
import { SessionCookies } from '../sessions/session-cookies';
import { SignInWaysView, SignOnBeginQuery } from './dto/sign-on.dto';
import { SIGN_ON_PATH } from './sign-on-settings';
import { SignOnService } from './sign-on.service';

const LEADS_ON = { status: 303, description: 'the browser is sent on' };

/** Signing in by the provider: a browser goes there and comes back, so what is refused is said by the sign-in page. */
@ApiTags('identity')
@Controller(SIGN_ON_PATH)
export class SignOnController {
  constructor(
    private readonly signOn: SignOnService,
    private readonly cookies: SessionCookies,
  ) {}

  @Get('ways')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'How one may sign in besides a password', operationId: 'getSignInWays' })
  @ApiOkResponse({ type: SignInWaysView })
  ways(): SignInWaysView {
    return { signOn: this.signOn.names() };
  }

  @Get('begin')
  @Public()
  @ApiOperation({ summary: 'Go to the provider to sign in', operationId: 'beginSignOn' })
  @ApiResponse(LEADS_ON)
  begin(
    @Query() query: SignOnBeginQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.leading(reply, '/sign-in', async () => {
      const { url, ticket } = await this.signOn.begin(
        insidePath(query.return),
        this.cookies.originOf(request),
      );
      this.cookies.handTicket(reply, ticket);
      return url;
    });
  }

  @Get('callback')
  @Public()
  @ApiOperation({ summary: 'Come back from the provider', operationId: 'finishSignOn' })
  @ApiResponse(LEADS_ON)
  callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const ticket = this.cookies.ticketIn(request);
    return this.leading(reply, this.signOn.pageOf(ticket), async () => {
      this.cookies.dropTicket(reply);
      const query = request.url.split('?')[1] ?? '';
      const end = await this.signOn.finish(query, ticket, this.cookies.originOf(request));
      if (end.stage === 'linked') return `${end.to}?linked=1`;
      if (end.stage === 'confirmed') {
        this.cookies.renew(reply, end.session);
        return `${end.to}?confirmed=1`;
      }
      if (end.stage === 'full') {
        this.cookies.open(reply, end.session);
        return end.to;
      }
      this.cookies.renew(reply, end.session);
      return `/sign-in?return=${encodeURIComponent(end.to)}`;
    });
  }

  /** Sends the browser on; what was refused, to the page that says why. */
  private async leading(reply: FastifyReply, page: string, where: () => Promise<string>): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      await reply.redirect(await where(), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await reply.redirect(`${page}?refused=${encodeURIComponent(error.refusal.code)}`, 303);
    }
  }
}
