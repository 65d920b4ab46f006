import { Body, Controller, Delete, Get, Header, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, RouteNeeds, SignedIn } from '../../platform/http/route';
import { SecondFactorService } from '../identity';
import { PresentSession } from './current-session';
import type { CurrentSession } from './current-session';
import { CodeDto, RecoveryCodesView, SecondFactorView, TotpInvitationView } from './dto/second-factor.dto';

/** One's own second factor and recovery codes. */
@ApiTags('access')
@Controller('api/session')
export class SecondFactorController {
  constructor(private readonly factors: SecondFactorService) {}

  @Get('second-factor')
  @SignedIn()
  @ApiOperation({ summary: 'How my second factor stands', operationId: 'getSecondFactor' })
  @ApiOkResponse({ type: SecondFactorView })
  async state(@CurrentActor() actor: Actor): Promise<SecondFactorView> {
    const { since, ...state } = await this.factors.state(actor);
    return { ...state, since: since?.toISOString() ?? null };
  }

  @Put('second-factor')
  @SignedIn()
  @RouteNeeds({ withoutVersion: true, stepUp: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Show the secret of a new second factor; it counts once a code of it has come',
    operationId: 'proposeSecondFactor',
  })
  @ApiOkResponse({ type: TotpInvitationView })
  propose(@CurrentActor() actor: Actor): Promise<TotpInvitationView> {
    return this.factors.propose(actor);
  }

  @Post('second-factor')
  @HttpCode(204)
  @SignedIn()
  @RouteNeeds({ stepUp: true, bodyIsSecret: true })
  @ApiOperation({
    summary: 'Turn the shown second factor on; sessions elsewhere end',
    operationId: 'turnSecondFactorOn',
  })
  @ApiNoContentResponse()
  turnOn(
    @CurrentActor() actor: Actor,
    @PresentSession() { secret }: CurrentSession,
    @Body() { code }: CodeDto,
  ): Promise<void> {
    return this.factors.turnOn(actor, secret, code);
  }

  @Delete('second-factor')
  @HttpCode(204)
  @SignedIn()
  @RouteNeeds({ withoutVersion: true, stepUp: true })
  @ApiOperation({ summary: 'Turn my second factor off', operationId: 'turnSecondFactorOff' })
  @ApiNoContentResponse()
  turnOff(@CurrentActor() actor: Actor, @PresentSession() { secret }: CurrentSession): Promise<void> {
    return this.factors.turnOff(actor, secret);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @SignedIn()
  @RouteNeeds({ stepUp: true, withLimitedSession: 'password-due' })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Make ten new recovery codes, shown once; the old ones are void',
    operationId: 'renewRecoveryCodes',
  })
  @ApiOkResponse({ type: RecoveryCodesView })
  renewRecoveryCodes(@CurrentActor() actor: Actor): Promise<RecoveryCodesView> {
    return this.factors.renewRecoveryCodes(actor);
  }
}
