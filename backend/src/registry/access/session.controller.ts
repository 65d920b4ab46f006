import { Body, Controller, Delete, Get, Header, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit, RouteNeeds, SignedIn } from '../../platform/http/route';
import { PasswordService, SessionCookies, SignInService, StepUpService } from '../identity';
import { PresentSession } from './current-session';
import type { CurrentSession } from './current-session';
import { HoldingsView } from './dto/holdings.dto';
import type { SecondStepView } from './dto/second-factor.dto';
import {
  ActingDto,
  LocaleDto,
  PasswordChangeDto,
  SessionView,
  StepUpDto,
  WorkingDistrictDto,
} from './dto/session.dto';
import { HoldingsService } from './grants/holdings.service';
import { answerOf, SESSION_OR_STEP, SessionViews } from './session-views.service';

/** One's own session. It stands here and not in identity, because what it answers is what one may do. */
@ApiTags('access')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly passwords: PasswordService,
    private readonly stepUps: StepUpService,
    private readonly views: SessionViews,
    private readonly cookies: SessionCookies,
    private readonly held: HoldingsService,
  ) {}

  @Get()
  @SignedIn()
  @RouteNeeds({ withLimitedSession: 'second-factor-due' })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'My session: who I am and what I may do', operationId: 'getSession' })
  @ApiOkResponse({ schema: SESSION_OR_STEP })
  session(
    @PresentSession() session: CurrentSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): SessionView | SecondStepView {
    this.cookies.handToken(reply, session.facts.csrfToken);
    return answerOf(session.facts);
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @RouteNeeds({ withoutVersion: true, withLimitedSession: 'second-factor-due' })
  @ApiOperation({ summary: 'Sign out', operationId: 'signOut' })
  @ApiNoContentResponse()
  async signOut(
    @PresentSession() session: CurrentSession,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signIns.signOut(session.secret, actor.request.id);
    this.cookies.close(reply);
  }

  @Put('acting')
  @SignedIn()
  @RouteNeeds({ withoutVersion: true, withLimitedSession: 'password-due' })
  @ApiOperation({ summary: 'Act under another of my posts', operationId: 'actAs' })
  @ApiOkResponse({ type: SessionView })
  actAs(
    @CurrentActor() actor: Actor,
    @PresentSession() session: CurrentSession,
    @Body() { tenureId }: ActingDto,
  ): Promise<SessionView> {
    return this.views.actAs(actor, session, tenureId);
  }

  @Get('holdings')
  @SignedIn()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What I was granted, and what it comes to', operationId: 'getMyHoldings' })
  @ApiOkResponse({ type: HoldingsView })
  holdings(@CurrentActor() actor: Actor): Promise<HoldingsView> {
    return this.held.ofOneself(actor);
  }

  @Put('district')
  @Permit('districts.choose')
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Work in another district (administrators)', operationId: 'workInDistrict' })
  @ApiOkResponse({ type: SessionView })
  workIn(
    @CurrentActor() actor: Actor,
    @PresentSession() session: CurrentSession,
    @Body() { districtId }: WorkingDistrictDto,
  ): Promise<SessionView> {
    return this.views.workIn(actor, session, districtId);
  }

  @Put('locale')
  @SignedIn()
  @RouteNeeds({ withoutVersion: true, withLimitedSession: 'password-due' })
  @ApiOperation({ summary: 'Set my language', operationId: 'setLocale' })
  @ApiOkResponse({ type: SessionView })
  setLocale(
    @CurrentActor() actor: Actor,
    @PresentSession() session: CurrentSession,
    @Body() { locale }: LocaleDto,
  ): Promise<SessionView> {
    return this.views.setLocale(actor, session, locale);
  }

  @Post('step-up')
  @HttpCode(204)
  @SignedIn()
  @RouteNeeds({ bodyIsSecret: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Confirm that it is me; for five minutes that opens what asks for it',
    operationId: 'stepUp',
  })
  @ApiNoContentResponse()
  async stepUp(
    @CurrentActor() actor: Actor,
    @PresentSession() { secret }: CurrentSession,
    @Body() given: StepUpDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.cookies.renew(reply, await this.stepUps.stepUp(actor, secret, given));
  }

  @Post('password')
  @HttpCode(204)
  @SignedIn()
  @RouteNeeds({ withLimitedSession: 'password-due', bodyIsSecret: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Change my own password; sessions elsewhere end', operationId: 'changePassword' })
  @ApiNoContentResponse()
  async changePassword(
    @CurrentActor() actor: Actor,
    @PresentSession() { secret }: CurrentSession,
    @Body() change: PasswordChangeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const browser = { secret, deviceCookie: this.cookies.deviceIn(request) };
    this.cookies.open(reply, await this.passwords.change(actor, change, browser));
  }
}
