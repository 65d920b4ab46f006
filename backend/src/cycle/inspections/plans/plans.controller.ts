import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit } from '../../../platform/http/route';
import {
  InspectionCandidatesDto,
  InspectionParam,
  NewInspectionPlanBody,
  InspectionPlanBody,
  InspectionPlanDto,
  InspectionPlansDto,
} from './inspections.dto';
import { PlansService } from './plans.service';

@ApiTags('inspections')
@Controller('api/inspection-plans')
export class PlansController {
  constructor(private readonly plans: PlansService) {}

  @Get()
  @Permit('inspections.read')
  @ApiOperation({
    summary: 'Plans with their inspections, the newest year first',
    operationId: 'listInspectionPlans',
  })
  @ApiOkResponse({ type: InspectionPlansDto })
  all(@CurrentActor() actor: Actor): Promise<InspectionPlansDto> {
    return this.plans.all(actor);
  }

  @Post()
  @Permit('inspections.lead')
  @ApiOperation({ summary: 'The plan of a year, with its cap per unit', operationId: 'createInspectionPlan' })
  @ApiCreatedResponse({ type: InspectionPlanDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewInspectionPlanBody): Promise<InspectionPlanDto> {
    return this.plans.create(actor, body);
  }

  @Put(':id')
  @Permit('inspections.lead')
  @ApiOperation({ summary: 'Change name, filing number and cap', operationId: 'changeInspectionPlan' })
  @ApiOkResponse({ type: InspectionPlanDto })
  change(
    @CurrentActor() actor: Actor,
    @Param() { id }: InspectionParam,
    @ExpectedVersion() version: number,
    @Body() body: InspectionPlanBody,
  ): Promise<InspectionPlanDto> {
    return this.plans.change(actor, id, version, body);
  }

  @Get(':id/candidates')
  @Permit('inspections.record')
  @ApiOperation({ summary: 'Whom a team may be made of', operationId: 'listInspectionCandidates' })
  @ApiOkResponse({ type: InspectionCandidatesDto })
  candidates(
    @CurrentActor() actor: Actor,
    @Param() { id }: InspectionParam,
  ): Promise<InspectionCandidatesDto> {
    return this.plans.candidates(actor, id);
  }
}
