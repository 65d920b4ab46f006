import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import {
  ChangedOrganizationDto,
  MovedOrganizationDto,
  NewOrganizationDto,
  OrganizationHistoryDto,
} from '../dto/edits.dto';
import { SavedDto } from '../dto/guidance.dto';
import { OrganizationParam } from '../dto/organization.dto';
import { HistoryService } from '../history/history.service';
import { EditsService } from './edits.service';

@ApiTags('organizations')
@Controller('api/organizations')
export class EditsController {
  constructor(
    private readonly edits: EditsService,
    private readonly history: HistoryService,
  ) {}

  @Get(':id/history')
  @Permit('organizations.read')
  @ApiOperation({ summary: 'What an organisation was and is', operationId: 'getOrganizationHistory' })
  @ApiOkResponse({ type: OrganizationHistoryDto })
  ofOrganization(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
  ): Promise<OrganizationHistoryDto> {
    return this.history.ofOrganization(actor, id);
  }

  @Post()
  @HttpCode(200)
  @Permit('organizations.edit')
  @ApiOperation({ summary: 'Make an organisation below another one', operationId: 'createOrganization' })
  @ApiOkResponse({ type: SavedDto })
  create(@CurrentActor() actor: Actor, @Body() dto: NewOrganizationDto): Promise<SavedDto> {
    return this.edits.create(actor, dto);
  }

  @Put(':id')
  @Permit('organizations.edit')
  @ApiOperation({ summary: 'Rename or tag an organisation from a day on', operationId: 'changeOrganization' })
  @ApiOkResponse({ type: SavedDto })
  change(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
    @ExpectedVersion() version: number,
    @Body() dto: ChangedOrganizationDto,
  ): Promise<SavedDto> {
    return this.edits.change(actor, id, version, dto);
  }

  @Post(':id/move')
  @HttpCode(200)
  @Permit('organizations.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Give an organisation another superior', operationId: 'moveOrganization' })
  @ApiOkResponse({ type: SavedDto })
  move(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrganizationParam,
    @ExpectedVersion() version: number,
    @Body() dto: MovedOrganizationDto,
  ): Promise<SavedDto> {
    return this.edits.move(actor, id, version, dto);
  }
}
