import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { AccountView, AdministratorAccountsDto } from './dto/account.dto';
import { VouchingService } from './vouching.service';

/** Administrators' accounts, for the administrator who vouches for them. */
@ApiTags('identity')
@Controller('api/administrator-accounts')
export class AdministratorAccountsController {
  constructor(private readonly vouching: VouchingService) {}

  @Get()
  @Permit('administrators.vouch')
  @ApiOperation({
    summary: "Administrators' accounts that I vouch for",
    operationId: 'listAdministratorAccounts',
  })
  @ApiOkResponse({ type: AdministratorAccountsDto })
  async list(@CurrentActor() actor: Actor): Promise<AdministratorAccountsDto> {
    return { items: await this.vouching.accountsOf(actor) };
  }

  @Post(':id/let-in')
  @HttpCode(200)
  @Permit('administrators.vouch')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({ summary: "Let a new administrator's account in", operationId: 'letAdministratorIn' })
  @ApiOkResponse({ type: AccountView })
  letIn(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
  ): Promise<AccountView> {
    return this.vouching.letIn(actor, id, version);
  }

  @Post(':id/take-second-factor')
  @HttpCode(200)
  @Permit('administrators.vouch')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({
    summary: 'Take the second factor off, for whoever has lost the telephone',
    operationId: 'takeAdministratorSecondFactor',
  })
  @ApiOkResponse({ type: AccountView })
  takeSecondFactor(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
  ): Promise<AccountView> {
    return this.vouching.takeSecondFactor(actor, id, version);
  }
}
