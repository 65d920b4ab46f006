import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { AccountOwners } from './account-owners.service';
import {
  AccountDetailView,
  AccountPageDto,
  AccountPageQuery,
  AccountView,
  EndedAccountSessionsView,
  ExternalSubjectDto,
  FoundPeopleDto,
  KeeperDto,
  NewAccountDto,
  OpenedAccountView,
  PeopleQuery,
  UsernameDto,
} from './dto/account.dto';
import { AccountsService } from './accounts.service';
import { VouchingService } from './vouching.service';

/** Accounts, for the system administrator. */
@ApiTags('identity')
@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly owners: AccountOwners,
    private readonly vouching: VouchingService,
  ) {}

  @Get()
  @Permit('accounts.manage')
  @ApiOperation({ summary: 'Accounts, page by page', operationId: 'listAccounts' })
  @ApiOkResponse({ type: AccountPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: AccountPageQuery): Promise<AccountPageDto> {
    return this.accounts.page(actor, query);
  }

  @Get('people')
  @Permit('accounts.manage')
  @ApiOperation({
    summary: 'People of the district by words, with the account they have',
    operationId: 'findPeopleForAccounts',
  })
  @ApiOkResponse({ type: FoundPeopleDto })
  async people(@CurrentActor() actor: Actor, @Query() { q }: PeopleQuery): Promise<FoundPeopleDto> {
    return { items: await this.owners.find(actor, q) };
  }

  @Get(':id')
  @Permit('accounts.manage')
  @ApiOperation({ summary: 'One account', operationId: 'getAccount' })
  @ApiOkResponse({ type: AccountDetailView })
  detail(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AccountDetailView> {
    return this.accounts.detail(actor, id);
  }

  @Post()
  @Permit('accounts.manage')
  @RouteNeeds({ stepUp: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Open an account; its one-time password is shown once',
    operationId: 'openAccount',
  })
  @ApiCreatedResponse({ type: OpenedAccountView })
  open(@CurrentActor() actor: Actor, @Body() account: NewAccountDto): Promise<OpenedAccountView> {
    return this.accounts.open(actor, account);
  }

  @Post(':id/reset-password')
  @HttpCode(200)
  @Permit('accounts.manage')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Reset the password and unlock; the one-time password is shown once',
    operationId: 'resetAccountPassword',
  })
  @ApiOkResponse({ type: OpenedAccountView })
  resetPassword(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
  ): Promise<OpenedAccountView> {
    return this.accounts.resetPassword(actor, id, version);
  }

  @Post(':id/take-second-factor')
  @HttpCode(200)
  @Permit('accounts.manage')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({
    summary: "Take a person's second factor off: the telephone is lost",
    operationId: 'takeSecondFactor',
  })
  @ApiOkResponse({ type: AccountView })
  takeSecondFactor(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
  ): Promise<AccountView> {
    return this.vouching.takeSecondFactor(actor, id, version);
  }

  @Post(':id/unlock')
  @HttpCode(200)
  @Permit('accounts.manage')
  @ApiOperation({ summary: 'Lift the lock after wrong tries', operationId: 'unlockAccount' })
  @ApiOkResponse({ type: AccountView })
  unlock(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AccountView> {
    return this.accounts.unlock(actor, id);
  }

  @Post(':id/end-sessions')
  @HttpCode(200)
  @Permit('accounts.manage')
  @ApiOperation({ summary: 'Sign the account out everywhere', operationId: 'endAccountSessions' })
  @ApiOkResponse({ type: EndedAccountSessionsView })
  endSessions(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EndedAccountSessionsView> {
    return this.accounts.endSessions(actor, id);
  }

  @Post(':id/rename')
  @HttpCode(200)
  @Permit('accounts.manage')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({ summary: 'Give the account another user name', operationId: 'renameAccount' })
  @ApiOkResponse({ type: AccountView })
  rename(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() { username }: UsernameDto,
  ): Promise<AccountView> {
    return this.accounts.rename(actor, id, version, username);
  }

  @Post(':id/sign-on')
  @HttpCode(200)
  @Permit('accounts.manage')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({
    summary: 'Say who the account is at the provider of single sign-on',
    operationId: 'setAccountSignOn',
  })
  @ApiOkResponse({ type: AccountView })
  setSignOn(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() { subject }: ExternalSubjectDto,
  ): Promise<AccountView> {
    return this.accounts.setSignOn(actor, id, version, subject);
  }

  @Post(':id/keeper')
  @HttpCode(200)
  @Permit('accounts.manage')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({
    summary: "Say who uses an administrator's account; nobody uses two",
    operationId: 'nameAccountKeeper',
  })
  @ApiOkResponse({ type: AccountView })
  nameKeeper(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
    @Body() { personId }: KeeperDto,
  ): Promise<AccountView> {
    return this.accounts.nameKeeper(actor, id, version, personId);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Permit('accounts.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Disable an account; its sessions end at once', operationId: 'disableAccount' })
  @ApiOkResponse({ type: AccountView })
  disable(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
  ): Promise<AccountView> {
    return this.accounts.disable(actor, id, version);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Permit('accounts.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enable a disabled account', operationId: 'enableAccount' })
  @ApiOkResponse({ type: AccountView })
  enable(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @ExpectedVersion() version: number,
  ): Promise<AccountView> {
    return this.accounts.enable(actor, id, version);
  }
}
