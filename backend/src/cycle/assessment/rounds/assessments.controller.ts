import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { AssessmentPageQuery } from '../schemes/schemes.dto';
import { AssessmentLooks } from './assessment-looks.service';
import {
  AssessedUnitPageView,
  AssessmentPageView,
  AssessmentParam,
  AssessmentUnitParam,
  AssessmentView,
  FactSheetsView,
  NewAssessmentBody,
  TypedFactsBody,
  UnitScoreView,
} from './assessments.dto';
import { AssessmentsService } from './assessments.service';
import { FactsService } from './facts.service';

@ApiTags('assessment')
@Controller('api/assessments')
export class AssessmentsController {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly looks: AssessmentLooks,
    private readonly facts: FactsService,
  ) {}

  @Get()
  @Permit('assessments.read')
  @ApiOperation({ summary: 'Assessments, the latest day first', operationId: 'listAssessments' })
  @ApiOkResponse({ type: AssessmentPageView })
  page(
    @CurrentActor() actor: Actor,
    @Query() { after, limit }: AssessmentPageQuery,
  ): Promise<AssessmentPageView> {
    return this.looks.page(actor, after, limit);
  }

  @Post()
  @Permit('assessments.manage')
  @ApiOperation({ summary: 'Open an assessment of some groups by a scheme', operationId: 'openAssessment' })
  @ApiCreatedResponse({ type: AssessmentView })
  open(@CurrentActor() actor: Actor, @Body() body: NewAssessmentBody): Promise<AssessmentView> {
    return this.assessments.open(actor, body);
  }

  @Get(':id')
  @Permit('assessments.read')
  @ApiOperation({ summary: 'An assessment and how far it is', operationId: 'getAssessment' })
  @ApiOkResponse({ type: AssessmentView })
  one(@CurrentActor() actor: Actor, @Param() { id }: AssessmentParam): Promise<AssessmentView> {
    return this.looks.one(actor, id);
  }

  @Get(':id/units')
  @Permit('assessments.read')
  @ApiOperation({
    summary: 'Units with their indicators, by group and place',
    operationId: 'listAssessedUnits',
  })
  @ApiOkResponse({ type: AssessedUnitPageView })
  units(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @Query() { after, limit }: AssessmentPageQuery,
  ): Promise<AssessedUnitPageView> {
    return this.looks.units(actor, id, after, limit);
  }

  @Get(':id/units/:organizationId')
  @Permit('assessments.read')
  @ApiOperation({ summary: 'A score, explained row by row down to its facts', operationId: 'getUnitScore' })
  @ApiOkResponse({ type: UnitScoreView })
  unit(
    @CurrentActor() actor: Actor,
    @Param() { id, organizationId }: AssessmentUnitParam,
  ): Promise<UnitScoreView> {
    return this.looks.unit(actor, id, organizationId);
  }

  @Get(':id/facts')
  @Permit('assessments.manage')
  @ApiOperation({ summary: 'Every fact of every unit, counted or typed', operationId: 'getAssessmentFacts' })
  @ApiOkResponse({ type: FactSheetsView })
  sheet(@CurrentActor() actor: Actor, @Param() { id }: AssessmentParam): Promise<FactSheetsView> {
    return this.facts.sheet(actor, id);
  }

  @Put(':id/facts')
  @Permit('assessments.manage')
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({
    summary: 'Type facts; the newest wins while they are open',
    operationId: 'typeAssessmentFacts',
  })
  @ApiOkResponse({ type: FactSheetsView })
  type(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @Body() { facts }: TypedFactsBody,
  ): Promise<FactSheetsView> {
    return this.facts.type(actor, id, facts);
  }

  @Post(':id/freeze')
  @HttpCode(200)
  @Permit('assessments.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Freeze the facts as of the day, with a digest', operationId: 'freezeAssessment' })
  @ApiOkResponse({ type: AssessmentView })
  freeze(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @ExpectedVersion() version: number,
  ): Promise<AssessmentView> {
    return this.assessments.freeze(actor, id, version);
  }

  @Post(':id/score')
  @HttpCode(200)
  @Permit('assessments.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Have it scored; the job says how far it is', operationId: 'scoreAssessment' })
  @ApiOkResponse({ type: AssessmentView })
  score(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @ExpectedVersion() version: number,
  ): Promise<AssessmentView> {
    return this.assessments.score(actor, id, version);
  }

  @Get(':id/inputs')
  @Permit('assessments.manage')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'All that was scored, as one canonical text: whoever has it recomputes the same digits',
    operationId: 'getAssessmentInputs',
  })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string' } })
  inputs(@CurrentActor() actor: Actor, @Param() { id }: AssessmentParam): Promise<string> {
    return this.looks.inputs(actor, id);
  }
}
