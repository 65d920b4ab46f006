import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor';
import { contentDisposition } from '../../platform/http/content-disposition';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import {
  NewTicketsBody,
  SubjectChoicesQuery,
  SurveyBody,
  SurveyPageQuery,
  SurveyParam,
  TicketBatchParam,
} from './dto/survey-requests.dto';
import {
  NewTicketsDto,
  SubjectChoicesDto,
  SurveyDetailDto,
  SurveyPageDto,
  SurveyResultDto,
  SurveySavedDto,
  TicketBatchesDto,
  VoidedTicketsDto,
} from './dto/survey.dto';
import { SurveyClosingService } from './survey-closing.service';
import { SurveyResultsService } from './survey-results.service';
import { SurveySubjectChoices } from './survey-subject-choices';
import { SurveyTicketsService } from './survey-tickets.service';
import { SurveysService } from './surveys.service';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('surveys')
@Controller('api/surveys')
export class SurveysController {
  constructor(
    private readonly surveys: SurveysService,
    private readonly choices: SurveySubjectChoices,
    private readonly closing: SurveyClosingService,
    private readonly tickets: SurveyTicketsService,
    private readonly results: SurveyResultsService,
  ) {}

  @Get()
  @Permit('surveys.read')
  @ApiOperation({ summary: 'Surveys and their turnout, newest first', operationId: 'listSurveys' })
  @ApiOkResponse({ type: SurveyPageDto })
  page(@CurrentActor() actor: Actor, @Query() { after }: SurveyPageQuery): Promise<SurveyPageDto> {
    return this.surveys.page(actor, after);
  }

  @Get('subject-choices')
  @Permit('surveys.organize')
  @ApiOperation({ summary: 'Units and posts that may be judged', operationId: 'findSurveySubjects' })
  @ApiOkResponse({ type: SubjectChoicesDto })
  subjects(
    @CurrentActor() actor: Actor,
    @Query() { words = '' }: SubjectChoicesQuery,
  ): Promise<SubjectChoicesDto> {
    return this.choices.search(actor, words);
  }

  @Post()
  @Permit('surveys.organize')
  @ApiOperation({ summary: 'Draft a survey', operationId: 'draftSurvey' })
  @ApiCreatedResponse({ type: SurveySavedDto })
  draft(@CurrentActor() actor: Actor, @Body() body: SurveyBody): Promise<SurveySavedDto> {
    return this.surveys.draft(actor, body);
  }

  @Get(':id')
  @Permit('surveys.read')
  @ApiOperation({ summary: 'A survey: what it asks, whom, and the turnout', operationId: 'getSurvey' })
  @ApiOkResponse({ type: SurveyDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: SurveyParam): Promise<SurveyDetailDto> {
    return this.surveys.one(actor, id);
  }

  @Put(':id')
  @Permit('surveys.organize')
  @ApiOperation({ summary: 'Change a draft', operationId: 'editSurvey' })
  @ApiOkResponse({ type: SurveySavedDto })
  edit(
    @CurrentActor() actor: Actor,
    @Param() { id }: SurveyParam,
    @ExpectedVersion() version: number,
    @Body() body: SurveyBody,
  ): Promise<SurveySavedDto> {
    return this.surveys.edit(actor, id, version, body);
  }

  @Post(':id/open')
  @HttpCode(200)
  @Permit('surveys.organize')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Open a survey: what it asks stays from now on', operationId: 'openSurvey' })
  @ApiOkResponse({ type: SurveyDetailDto })
  open(
    @CurrentActor() actor: Actor,
    @Param() { id }: SurveyParam,
    @ExpectedVersion() version: number,
  ): Promise<SurveyDetailDto> {
    return this.surveys.open(actor, id, version);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Permit('surveys.organize')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Close a survey and count its ballots', operationId: 'closeSurvey' })
  @ApiOkResponse({ type: SurveyDetailDto })
  close(
    @CurrentActor() actor: Actor,
    @Param() { id }: SurveyParam,
    @ExpectedVersion() version: number,
  ): Promise<SurveyDetailDto> {
    return this.closing.close(actor, id, version);
  }

  @Get(':id/ticket-batches')
  @Permit('surveys.organize')
  @ApiOperation({ summary: 'Batches of tickets that were made', operationId: 'listSurveyTickets' })
  @ApiOkResponse({ type: TicketBatchesDto })
  batches(@CurrentActor() actor: Actor, @Param() { id }: SurveyParam): Promise<TicketBatchesDto> {
    return this.tickets.list(actor, id);
  }

  @Post(':id/ticket-batches')
  @Permit('surveys.organize')
  @ApiOperation({
    summary: 'Make tickets; their codes are answered this once',
    operationId: 'makeSurveyTickets',
  })
  @ApiCreatedResponse({ type: NewTicketsDto })
  make(
    @CurrentActor() actor: Actor,
    @Param() { id }: SurveyParam,
    @Body() body: NewTicketsBody,
  ): Promise<NewTicketsDto> {
    return this.tickets.make(actor, id, body);
  }

  @Post(':id/ticket-batches/:batchId/void')
  @HttpCode(200)
  @Permit('surveys.organize')
  @ApiOperation({
    summary: 'Void what of a batch was not cast',
    operationId: 'voidSurveyTickets',
  })
  @ApiOkResponse({ type: VoidedTicketsDto })
  void(@CurrentActor() actor: Actor, @Param() { id, batchId }: TicketBatchParam): Promise<VoidedTicketsDto> {
    return this.tickets.voidBatch(actor, id, batchId);
  }

  @Get(':id/result')
  @Permit('surveys.results')
  @ApiOperation({ summary: 'The result of a closed survey', operationId: 'getSurveyResult' })
  @ApiOkResponse({ type: SurveyResultDto })
  result(@CurrentActor() actor: Actor, @Param() { id }: SurveyParam): Promise<SurveyResultDto> {
    return this.results.result(actor, id);
  }

  @Get(':id/result/export')
  @Permit('surveys.results')
  @ApiOperation({ summary: 'The result as a workbook', operationId: 'exportSurveyResult' })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async export(
    @CurrentActor() actor: Actor,
    @Param() { id }: SurveyParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.results.workbook(actor, id);
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', name))
      .send(content);
  }
}
