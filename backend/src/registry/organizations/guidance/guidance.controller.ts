import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import {
  ChangedGuidanceDto,
  EndGuidanceDto,
  GuidanceOfOrganizationDto,
  GuidanceParam,
  GuidedNodesDto,
  NewGuidanceDto,
  SavedDto,
} from '../dto/guidance.dto';
import { OrganizationParam } from '../dto/organization.dto';
import { GuidanceService } from './guidance.service';

@ApiTags('organizations')
@Controller('api')
export class GuidanceController {
  constructor(private readonly guidance: GuidanceService) {}

  @Get('organizations/guided')
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Organisations that one guides and sees beside the tree',
    operationId: 'getGuidedOrganizations',
  })
  @ApiOkResponse({ type: GuidedNodesDto })
  guided(@CurrentActor() actor: Actor): Promise<GuidedNodesDto> {
    return this.guidance.guided(actor);
  }

  @Get('organizations/:id/guidance')
  @Permit('organizations.read')
  @ApiOperation({
    summary: 'Whom an organisation guides, and who guides it',
    operationId: 'getOrganizationGuidance',
  })
  @ApiOkResponse({ type: GuidanceOfOrganizationDto })
  ofOrganization(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
  ): Promise<GuidanceOfOrganizationDto> {
    return this.guidance.ofOrganization(actor, id);
  }

  @Post('organization-guidance')
  @HttpCode(200)
  @Permit('organizations.edit')
  @ApiOperation({ summary: 'Let one organisation guide another', operationId: 'setGuidance' })
  @ApiOkResponse({ type: SavedDto })
  set(@CurrentActor() actor: Actor, @Body() dto: NewGuidanceDto): Promise<SavedDto> {
    return this.guidance.set(actor, dto);
  }

  @Put('organization-guidance/:id')
  @Permit('organizations.edit')
  @ApiOperation({ summary: 'What guidance grants from today on', operationId: 'changeGuidance' })
  @ApiOkResponse({ type: SavedDto })
  change(
    @CurrentActor() actor: Actor,
    @Param() { id }: GuidanceParam,
    @ExpectedVersion() version: number,
    @Body() dto: ChangedGuidanceDto,
  ): Promise<SavedDto> {
    return this.guidance.change(actor, id, version, dto);
  }

  @Post('organization-guidance/:id/end')
  @HttpCode(200)
  @Permit('organizations.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'End guidance on a day', operationId: 'endGuidance' })
  @ApiOkResponse({ type: SavedDto })
  end(
    @CurrentActor() actor: Actor,
    @Param() { id }: GuidanceParam,
    @ExpectedVersion() version: number,
    @Body() { validTo }: EndGuidanceDto,
  ): Promise<SavedDto> {
    return this.guidance.end(actor, id, version, validTo);
  }
}
