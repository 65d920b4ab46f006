import { Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, RouteNeeds, SignedIn } from '../../platform/http/route';
import { OwnSessions, SessionCookies } from '../identity';
import { PresentSession } from './current-session';
import type { CurrentSession } from './current-session';
import { EndedSessionsView, OwnSessionsDto } from './dto/own-sessions.dto';

/** Where I am signed in, and signing out there. */
@ApiTags('access')
@Controller('api/sessions')
export class OwnSessionsController {
  constructor(
    private readonly sessions: OwnSessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  @SignedIn()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Where I am signed in', operationId: 'listMySessions' })
  @ApiOkResponse({ type: OwnSessionsDto })
  async list(
    @CurrentActor() actor: Actor,
    @PresentSession() { secret }: CurrentSession,
  ): Promise<OwnSessionsDto> {
    return { items: await this.sessions.list(actor, secret) };
  }

  @Delete(':id')
  @HttpCode(204)
  @SignedIn()
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Sign out on one of my devices', operationId: 'endMySession' })
  @ApiNoContentResponse()
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }

  @Post('end-others')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Sign out on all my other devices', operationId: 'endMyOtherSessions' })
  @ApiOkResponse({ type: EndedSessionsView })
  endOthers(
    @CurrentActor() actor: Actor,
    @PresentSession() { secret }: CurrentSession,
  ): Promise<EndedSessionsView> {
    return this.sessions.endOthers(actor, secret);
  }

  @Post('end-all')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ summary: 'Sign out everywhere, here too', operationId: 'endAllMySessions' })
  @ApiNoContentResponse()
  async endAll(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.endAll(actor);
    this.cookies.close(reply);
  }
}
