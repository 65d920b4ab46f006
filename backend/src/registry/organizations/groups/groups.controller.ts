import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { SavedDto } from '../dto/guidance.dto';
import { OrganizationParam } from '../dto/organization.dto';
import {
  AssessmentGroupDto,
  AssessmentGroupParam,
  AssessmentGroupsDto,
  AssessmentGroupsQuery,
  ChangedAssessmentGroupDto,
  ClassesOfOrganizationDto,
  GroupMembersDto,
  GroupMembersQuery,
  JoinedGroupDto,
  JoinGroupDto,
  LeaveGroupDto,
  NewAssessmentGroupDto,
  UnitClassDto,
} from './dto/groups.dto';
import { GroupViewsService } from './group-views.service';
import { GroupsService } from './groups.service';

@ApiTags('organizations')
@Controller('api')
export class GroupsController {
  constructor(
    private readonly groups: GroupsService,
    private readonly views: GroupViewsService,
  ) {}

  @Get('organizations/:id/classes')
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Unit class and assessment groups of an organisation, with what they were',
    operationId: 'getOrganizationClasses',
  })
  @ApiOkResponse({ type: ClassesOfOrganizationDto })
  ofOrganization(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
  ): Promise<ClassesOfOrganizationDto> {
    return this.views.ofOrganization(actor, id);
  }

  @Post('organizations/:id/unit-class')
  @HttpCode(200)
  @Permit('organizations.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Put an organisation into a unit class from a day on',
    operationId: 'setUnitClass',
  })
  @ApiOkResponse({ type: SavedDto })
  classify(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
    @ExpectedVersion() version: number,
    @Body() dto: UnitClassDto,
  ): Promise<SavedDto> {
    return this.groups.classify(actor, id, version, dto);
  }

  @Get('assessment-groups')
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Assessment groups, by what they assess and name',
    operationId: 'getAssessmentGroups',
  })
  @ApiOkResponse({ type: AssessmentGroupsDto })
  page(@CurrentActor() actor: Actor, @Query() query: AssessmentGroupsQuery): Promise<AssessmentGroupsDto> {
    return this.views.page(actor, query);
  }

  @Get('assessment-groups/:id')
  @Permit('organizations.read')
  @ApiOperation({ summary: 'An assessment group', operationId: 'getAssessmentGroup' })
  @ApiOkResponse({ type: AssessmentGroupDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: AssessmentGroupParam): Promise<AssessmentGroupDto> {
    return this.views.one(actor, id);
  }

  @Get('assessment-groups/:id/members')
  @Permit('organizations.read')
  @ApiOperation({ summary: 'Who is in an assessment group', operationId: 'getAssessmentGroupMembers' })
  @ApiOkResponse({ type: GroupMembersDto })
  members(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentGroupParam,
    @Query() query: GroupMembersQuery,
  ): Promise<GroupMembersDto> {
    return this.views.members(actor, id, query);
  }

  @Post('assessment-groups')
  @HttpCode(200)
  @Permit('organizations.edit')
  @ApiOperation({ summary: 'Set up an assessment group', operationId: 'createAssessmentGroup' })
  @ApiOkResponse({ type: SavedDto })
  create(@CurrentActor() actor: Actor, @Body() dto: NewAssessmentGroupDto): Promise<SavedDto> {
    return this.groups.create(actor, dto);
  }

  @Put('assessment-groups/:id')
  @Permit('organizations.edit')
  @ApiOperation({
    summary: 'Name, class and days of an assessment group',
    operationId: 'changeAssessmentGroup',
  })
  @ApiOkResponse({ type: SavedDto })
  change(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentGroupParam,
    @ExpectedVersion() version: number,
    @Body() dto: ChangedAssessmentGroupDto,
  ): Promise<SavedDto> {
    return this.groups.change(actor, id, version, dto);
  }

  @Post('assessment-groups/:id/join')
  @HttpCode(200)
  @Permit('organizations.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Put organisations into a group from a day on, or say what that would do',
    operationId: 'joinAssessmentGroup',
  })
  @ApiOkResponse({ type: JoinedGroupDto })
  join(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentGroupParam,
    @ExpectedVersion() version: number,
    @Body() dto: JoinGroupDto,
  ): Promise<JoinedGroupDto> {
    return this.groups.join(actor, id, version, dto);
  }

  @Post('assessment-groups/:id/leave')
  @HttpCode(200)
  @Permit('organizations.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Take organisations out of a group from a day on',
    operationId: 'leaveAssessmentGroup',
  })
  @ApiOkResponse({ type: SavedDto })
  leave(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentGroupParam,
    @ExpectedVersion() version: number,
    @Body() dto: LeaveGroupDto,
  ): Promise<SavedDto> {
    return this.groups.leave(actor, id, version, dto);
  }
}
