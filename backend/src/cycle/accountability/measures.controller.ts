import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import {
  AppealAnswerBody,
  AppealBody,
  CorrectionBody,
  MeasureParam,
  MeasureQuery,
} from './dto/accountability-requests.dto';
import { MatterDetailDto } from './dto/matter.dto';
import { MeasureFormsDto, MeasurePageDto } from './dto/measure.dto';
import { MeasuresService } from './measures.service';

@ApiTags('accountability')
@Controller('api/accountability-measures')
export class MeasuresController {
  constructor(private readonly measures: MeasuresService) {}

  @Get()
  @Permit('accountability.handle')
  @ApiOperation({ summary: 'Measures in effect, or past ones, page by page', operationId: 'listMeasures' })
  @ApiOkResponse({ type: MeasurePageDto })
  page(@CurrentActor() actor: Actor, @Query() query: MeasureQuery): Promise<MeasurePageDto> {
    return this.measures.page(actor, query);
  }

  @Get('forms')
  @Permit('catalogues.read')
  @ApiOperation({
    summary: 'Forms of accountability with basis and effect period',
    operationId: 'listMeasureForms',
  })
  @ApiOkResponse({ type: MeasureFormsDto })
  forms(@CurrentActor() actor: Actor): Promise<MeasureFormsDto> {
    return this.measures.forms(actor);
  }

  @Post(':id/appeal')
  @HttpCode(200)
  @Permit('accountability.handle')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enter an appeal; the measure stays in effect', operationId: 'appealMeasure' })
  @ApiOkResponse({ type: MatterDetailDto })
  appeal(
    @CurrentActor() actor: Actor,
    @Param() { id }: MeasureParam,
    @ExpectedVersion() version: number,
    @Body() body: AppealBody,
  ): Promise<MatterDetailDto> {
    return this.measures.appeal(actor, id, version, body);
  }

  @Post(':id/answer-appeal')
  @HttpCode(200)
  @Permit('accountability.handle')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enter what came of an appeal', operationId: 'answerMeasureAppeal' })
  @ApiOkResponse({ type: MatterDetailDto })
  answer(
    @CurrentActor() actor: Actor,
    @Param() { id }: MeasureParam,
    @ExpectedVersion() version: number,
    @Body() body: AppealAnswerBody,
  ): Promise<MatterDetailDto> {
    return this.measures.answerAppeal(actor, id, version, body);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Permit('accountability.handle')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Correct an improper measure: its effect ends', operationId: 'correctMeasure' })
  @ApiOkResponse({ type: MatterDetailDto })
  correct(
    @CurrentActor() actor: Actor,
    @Param() { id }: MeasureParam,
    @ExpectedVersion() version: number,
    @Body() body: CorrectionBody,
  ): Promise<MatterDetailDto> {
    return this.measures.correct(actor, id, version, body);
  }
}
