import { Body, Controller, Header, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Public, RouteNeeds, SignedIn } from '../../platform/http/route';
import { Refused } from '../../platform/refused';
import { SecondFactorService, SessionCookies, SignInService } from '../identity';
import { PresentSession } from './current-session';
import type { CurrentSession } from './current-session';
import { CodeDto, SecondStepView, TotpInvitationView } from './dto/second-factor.dto';
import { SessionView, SignInDto } from './dto/session.dto';
import { SESSION_OR_STEP, SessionViews } from './session-views.service';

/** Signing in, in one step or two. */
@ApiTags('access')
@ApiExtraModels(SessionView, SecondStepView)
@Controller('api/session')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly factors: SecondFactorService,
    private readonly views: SessionViews,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @RouteNeeds({ withoutIdempotencyKey: true, withoutCsrfToken: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Sign in', operationId: 'signIn' })
  @ApiOkResponse({ schema: SESSION_OR_STEP })
  async signIn(
    @Body() given: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView | SecondStepView> {
    const { session, stage } = await this.signIns.signIn(given, this.cookies.originOf(request));
    if (stage === 'full') this.cookies.open(reply, session);
    else this.cookies.renew(reply, session);
    return this.views.answerBySecret(session.secret);
  }

  @Post('totp')
  @HttpCode(200)
  @SignedIn()
  @RouteNeeds({ withLimitedSession: 'second-factor-due', bodyIsSecret: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Finish signing in with a code; the first one also confirms a new second factor',
    operationId: 'finishSignIn',
  })
  @ApiOkResponse({ type: SessionView })
  async finish(
    @PresentSession() session: CurrentSession,
    @Body() { code }: CodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    refuseFull(session);
    const opened = await this.signIns.finish(session.facts.accountId, code, this.cookies.originOf(request));
    this.cookies.open(reply, opened);
    return this.views.bySecret(opened.secret);
  }

  @Put('totp')
  @SignedIn()
  @RouteNeeds({ withoutVersion: true, withLimitedSession: 'second-factor-due' })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'While signing in: the secret of a second factor that is compulsory and not there yet',
    operationId: 'enrolAtSignIn',
  })
  @ApiOkResponse({ type: TotpInvitationView })
  enrol(
    @CurrentActor() actor: Actor,
    @PresentSession() session: CurrentSession,
  ): Promise<TotpInvitationView> {
    refuseFull(session);
    if (session.facts.hasSecondFactor) throw new Refused(identityRefusals['second-factor.exists']());
    return this.factors.propose(actor);
  }
}

function refuseFull({ facts }: CurrentSession): void {
  if (facts.stage === 'full') throw new Refused(identityRefusals['session.second-factor-not-due']());
}
