import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { VisitDto } from '../visits/visits.dto';
import { VisitsService } from '../visits/visits.service';
import {
  InspectionBody,
  InspectionDto,
  InspectionParam,
  StartVisitBody,
  TargetParam,
  InspectionTeamBody,
} from './inspections.dto';
import { InspectionsService } from './inspections.service';

@ApiTags('inspections')
@Controller('api/inspections')
export class InspectionsController {
  constructor(
    private readonly inspections: InspectionsService,
    private readonly visits: VisitsService,
  ) {}

  @Post()
  @Permit('inspections.lead')
  @ApiOperation({
    summary: 'Announce an inspection: its seed is committed before anything is drawn',
    operationId: 'createInspection',
  })
  @ApiCreatedResponse({ type: InspectionDto })
  create(@CurrentActor() actor: Actor, @Body() body: InspectionBody): Promise<InspectionDto> {
    return this.inspections.create(actor, body);
  }

  @Get(':id')
  @Permit('inspections.read')
  @ApiOperation({
    summary: 'An inspection with what is published of its draw, and what of it the reader may know',
    operationId: 'getInspection',
  })
  @ApiOkResponse({ type: InspectionDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: InspectionParam): Promise<InspectionDto> {
    return this.inspections.one(actor, id);
  }

  @Post(':id/draw')
  @HttpCode(200)
  @Permit('inspections.record')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Freeze the frame and draw the units', operationId: 'drawInspection' })
  @ApiOkResponse({ type: InspectionDto })
  draw(
    @CurrentActor() actor: Actor,
    @Param() { id }: InspectionParam,
    @ExpectedVersion() version: number,
  ): Promise<InspectionDto> {
    return this.inspections.draw(actor, id, version);
  }

  @Put(':id/team')
  @Permit('inspections.record')
  @ApiOperation({ summary: 'Change who goes; the leader stays', operationId: 'changeInspectionTeam' })
  @ApiOkResponse({ type: InspectionDto })
  team(
    @CurrentActor() actor: Actor,
    @Param() { id }: InspectionParam,
    @ExpectedVersion() version: number,
    @Body() { team }: InspectionTeamBody,
  ): Promise<InspectionDto> {
    return this.inspections.changeTeam(actor, id, version, team);
  }

  @Post(':id/targets/:targetId/start')
  @Permit('inspections.record')
  @ApiOperation({
    summary: 'Begin the visit to a drawn unit: its checklist is made, and the unit may know',
    operationId: 'startInspectionVisit',
  })
  @ApiCreatedResponse({ type: VisitDto })
  start(
    @CurrentActor() actor: Actor,
    @Param() { id, targetId }: TargetParam,
    @Body() body: StartVisitBody,
  ): Promise<VisitDto> {
    return this.visits.start(actor, id, targetId, body);
  }
}
