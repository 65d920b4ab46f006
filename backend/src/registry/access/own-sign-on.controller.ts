import { Controller, Delete, Get, Header, HttpCode, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, RouteNeeds, SignedIn } from '../../platform/http/route';
import { Refused } from '../../platform/refused';
import { SessionCookies, SignOnService } from '../identity';
import { PresentSession } from './current-session';
import type { CurrentSession } from './current-session';
import { OwnSignOnView, SignOnDepartureView } from './dto/own-sign-on.dto';

/** Linking one's own account to the provider of single sign-on, and confirming by it that it is oneself. */
@ApiTags('access')
@Controller('api/session/sign-on')
export class OwnSignOnController {
  constructor(
    private readonly signOn: SignOnService,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Whether my account is linked to the provider', operationId: 'getMySignOn' })
  @ApiOkResponse({ type: OwnSignOnView })
  async state(@CurrentActor() actor: Actor): Promise<OwnSignOnView> {
    return (await this.signOn.ownState(actor)) ?? { names: null, subject: null };
  }

  @Get('confirm')
  @SignedIn()
  @ApiOperation({ summary: 'Go to the provider to confirm that it is me', operationId: 'confirmBySignOn' })
  @ApiResponse({ status: 303, description: 'the browser is sent on' })
  async confirm(
    @CurrentActor() actor: Actor,
    @PresentSession() { secret }: CurrentSession,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    try {
      const { url, ticket } = await this.signOn.beginConfirm(actor, secret);
      this.cookies.handTicket(reply, ticket);
      await reply.redirect(url, 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await reply.redirect(`/me?refused=${encodeURIComponent(error.refusal.code)}`, 303);
    }
  }

  @Post('link')
  @HttpCode(200)
  @SignedIn()
  @RouteNeeds({ stepUp: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Link my account: go to the provider from here', operationId: 'linkMySignOn' })
  @ApiOkResponse({ type: SignOnDepartureView })
  async link(
    @CurrentActor() actor: Actor,
    @PresentSession() { secret }: CurrentSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignOnDepartureView> {
    const { url, ticket } = await this.signOn.beginLink(actor, secret);
    this.cookies.handTicket(reply, ticket);
    return { url };
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @RouteNeeds({ withoutVersion: true, stepUp: true })
  @ApiOperation({ summary: 'Take the link off', operationId: 'unlinkMySignOn' })
  @ApiNoContentResponse()
  unlink(@CurrentActor() actor: Actor): Promise<void> {
    return this.signOn.unlinkOwn(actor);
  }
}
