import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { VisitDto, VisitParam, VisitRowParam, WriteRowBody } from './visits.dto';
import { VisitsService } from './visits.service';

@ApiTags('inspections')
@Controller('api/inspection-visits')
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  @Get(':id')
  @Permit('inspections.read')
  @ApiOperation({ summary: 'A visit with its checklist', operationId: 'getInspectionVisit' })
  @ApiOkResponse({ type: VisitDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: VisitParam): Promise<VisitDto> {
    return this.visits.one(actor, id);
  }

  @Put(':id/rows/:rowId')
  @Permit('inspections.record')
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'What was seen at a row, as it is typed', operationId: 'writeInspectionRow' })
  @ApiOkResponse({ type: VisitDto })
  write(
    @CurrentActor() actor: Actor,
    @Param() { id, rowId }: VisitRowParam,
    @Body() body: WriteRowBody,
  ): Promise<VisitDto> {
    return this.visits.writeRow(actor, id, rowId, body);
  }

  @Post(':id/rows/:rowId/finding')
  @HttpCode(200)
  @Permit('inspections.record')
  @ApiOperation({ summary: 'A finding from a row, in one tap', operationId: 'findFromInspectionRow' })
  @ApiOkResponse({ type: VisitDto })
  find(@CurrentActor() actor: Actor, @Param() { id, rowId }: VisitRowParam): Promise<VisitDto> {
    return this.visits.find(actor, id, rowId);
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Permit('inspections.record')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Finish a visit whose rows all say something',
    operationId: 'finishInspectionVisit',
  })
  @ApiOkResponse({ type: VisitDto })
  finish(
    @CurrentActor() actor: Actor,
    @Param() { id }: VisitParam,
    @ExpectedVersion() version: number,
  ): Promise<VisitDto> {
    return this.visits.finish(actor, id, version);
  }
}
