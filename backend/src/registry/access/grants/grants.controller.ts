import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import {
  ExtendGrantDto,
  FoundHoldersView,
  GrantByKindDto,
  GrantByKindQuery,
  GrantedView,
  GrantPageQuery,
  GrantPageView,
  GrantParam,
  GrantPreviewView,
  GrantView,
  HolderQuery,
  NewGrantDto,
  PostKindsView,
  RevokeGrantDto,
} from '../dto/grant.dto';
import { HoldingsView } from '../dto/holdings.dto';
import { GrantsService } from './grants.service';
import { HoldingsService } from './holdings.service';

/**
 * The security administrator's own: who may do what, over what, until when. To give is confirmed (step-up); to take back
 * must be quick.
 */
@ApiTags('access')
@Controller('api/grants')
export class GrantsController {
  constructor(
    private readonly grants: GrantsService,
    private readonly holdings: HoldingsService,
  ) {}

  @Get()
  @Permit('grants.manage')
  @ApiOperation({ summary: 'Grants as they stand on a day, newest first', operationId: 'listGrants' })
  @ApiOkResponse({ type: GrantPageView })
  page(@CurrentActor() actor: Actor, @Query() query: GrantPageQuery): Promise<GrantPageView> {
    return this.grants.page(actor, query);
  }

  @Get('post-kinds')
  @Permit('grants.manage')
  @ApiOperation({ summary: 'The kinds of posts there are, counted', operationId: 'listPostKinds' })
  @ApiOkResponse({ type: PostKindsView })
  postKinds(@CurrentActor() actor: Actor): Promise<PostKindsView> {
    return this.grants.postKinds(actor);
  }

  @Get('holders')
  @Permit('grants.manage')
  @ApiOperation({ summary: 'Posts and people to grant to, by words', operationId: 'findGrantHolders' })
  @ApiOkResponse({ type: FoundHoldersView })
  holders(@CurrentActor() actor: Actor, @Query() { q }: HolderQuery): Promise<FoundHoldersView> {
    return this.grants.findHolders(actor, q);
  }

  @Get('by-post-kind')
  @Permit('grants.manage')
  @ApiOperation({
    summary: 'Which posts of a kind would be granted what',
    operationId: 'previewGrantsByPostKind',
  })
  @ApiOkResponse({ type: GrantPreviewView })
  preview(@CurrentActor() actor: Actor, @Query() query: GrantByKindQuery): Promise<GrantPreviewView> {
    return this.grants.preview(actor, query);
  }

  @Get('held-by-post/:id')
  @Permit('grants.manage')
  @ApiOperation({ summary: 'What whoever holds a post may do', operationId: 'getPostHoldings' })
  @ApiOkResponse({ type: HoldingsView })
  ofPost(@CurrentActor() actor: Actor, @Param() { id }: GrantParam): Promise<HoldingsView> {
    return this.holdings.ofPost(actor, id);
  }

  @Get('held-by-person/:id')
  @Permit('grants.manage')
  @ApiOperation({
    summary: 'What a person may do, under each of their posts',
    operationId: 'getPersonHoldings',
  })
  @ApiOkResponse({ type: HoldingsView })
  ofPerson(@CurrentActor() actor: Actor, @Param() { id }: GrantParam): Promise<HoldingsView> {
    return this.holdings.ofPerson(actor, id);
  }

  @Post()
  @Permit('grants.manage')
  @RouteNeeds({ stepUp: true })
  @ApiOperation({ summary: 'Grant to a post or to a person', operationId: 'grantCapability' })
  @ApiOkResponse({ type: GrantView })
  @HttpCode(200)
  grant(@CurrentActor() actor: Actor, @Body() body: NewGrantDto): Promise<GrantView> {
    return this.grants.grant(actor, body);
  }

  @Post('by-post-kind')
  @Permit('grants.manage')
  @RouteNeeds({ stepUp: true })
  @ApiOperation({
    summary: 'Grant to all posts of a kind, as previewed',
    operationId: 'grantCapabilityByPostKind',
  })
  @ApiOkResponse({ type: GrantedView })
  @HttpCode(200)
  grantByKind(@CurrentActor() actor: Actor, @Body() body: GrantByKindDto): Promise<GrantedView> {
    return this.grants.grantByKind(actor, body);
  }

  @Post(':id/revoke')
  @Permit('grants.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take a grant back, at once or after a last day', operationId: 'revokeGrant' })
  @ApiOkResponse({ type: GrantView })
  @HttpCode(200)
  revoke(
    @CurrentActor() actor: Actor,
    @Param() { id }: GrantParam,
    @ExpectedVersion() version: number,
    @Body() { lastDay }: RevokeGrantDto,
  ): Promise<GrantView> {
    return this.grants.revoke(actor, id, version, lastDay ?? null);
  }

  @Post(':id/extend')
  @Permit('grants.manage')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({ summary: 'Let a grant hold longer', operationId: 'extendGrant' })
  @ApiOkResponse({ type: GrantView })
  @HttpCode(200)
  extend(
    @CurrentActor() actor: Actor,
    @Param() { id }: GrantParam,
    @ExpectedVersion() version: number,
    @Body() { lastDay }: ExtendGrantDto,
  ): Promise<GrantView> {
    return this.grants.extend(actor, id, version, lastDay ?? null);
  }
}
