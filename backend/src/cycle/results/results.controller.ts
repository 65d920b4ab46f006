import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import { ScoreObjectionsService } from './objections.service';
import { ResultLooks } from './result-looks.service';
import {
  DecideObjectionBody,
  DossierView,
  ObjectBody,
  OpenResultsBody,
  ResultPageQuery,
  ResultPageView,
  ResultParam,
  ResultRoundPageView,
  ResultRoundView,
  ResultView,
  TellBody,
  UseBody,
} from './results.dto';
import { ResultsService } from './results.service';

@ApiTags('results')
@Controller('api')
export class ResultsController {
  constructor(
    private readonly results: ResultsService,
    private readonly looks: ResultLooks,
    private readonly objections: ScoreObjectionsService,
  ) {}

  @Get('result-rounds')
  @Permit('results.read')
  @ApiOperation({ summary: 'Results by assessment, the latest first', operationId: 'listResultRounds' })
  @ApiOkResponse({ type: ResultRoundPageView })
  rounds(
    @CurrentActor() actor: Actor,
    @Query() { after, limit }: ResultPageQuery,
  ): Promise<ResultRoundPageView> {
    return this.looks.rounds(actor, after, limit);
  }

  @Post('result-rounds')
  @Permit('results.manage')
  @ApiOperation({ summary: 'Open the results of what is scored whole', operationId: 'openResults' })
  @ApiCreatedResponse({ type: ResultRoundView })
  open(@CurrentActor() actor: Actor, @Body() { assessmentId }: OpenResultsBody): Promise<ResultRoundView> {
    return this.results.open(actor, assessmentId);
  }

  @Get('result-rounds/:id')
  @Permit('results.read')
  @ApiOperation({ summary: 'How far the results of an assessment are', operationId: 'getResultRound' })
  @ApiOkResponse({ type: ResultRoundView })
  round(@CurrentActor() actor: Actor, @Param() { id }: ResultParam): Promise<ResultRoundView> {
    return this.looks.round(actor, id);
  }

  @Get('result-rounds/:id/results')
  @Permit('results.read')
  @ApiOperation({ summary: 'Results in sight; of others none', operationId: 'listResults' })
  @ApiOkResponse({ type: ResultPageView })
  page(
    @CurrentActor() actor: Actor,
    @Param() { id }: ResultParam,
    @Query() { after, limit }: ResultPageQuery,
  ): Promise<ResultPageView> {
    return this.looks.results(actor, id, after, limit);
  }

  @Post('result-rounds/:id/publicise')
  @HttpCode(200)
  @Permit('results.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Publicise whoever is to be graded best', operationId: 'publiciseResults' })
  @ApiOkResponse({ type: ResultRoundView })
  publicise(
    @CurrentActor() actor: Actor,
    @Param() { id }: ResultParam,
    @ExpectedVersion() version: number,
  ): Promise<ResultRoundView> {
    return this.results.publicise(actor, id, version);
  }

  @Post('result-rounds/:id/finalize')
  @HttpCode(200)
  @Permit('results.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Close the results for good', operationId: 'finalizeResults' })
  @ApiOkResponse({ type: ResultRoundView })
  finalize(
    @CurrentActor() actor: Actor,
    @Param() { id }: ResultParam,
    @ExpectedVersion() version: number,
  ): Promise<ResultRoundView> {
    return this.results.finalize(actor, id, version);
  }

  @Get('results/:id')
  @Permit('results.read')
  @ApiOperation({ summary: 'A result with its objections and its use', operationId: 'getResult' })
  @ApiOkResponse({ type: ResultView })
  one(@CurrentActor() actor: Actor, @Param() { id }: ResultParam): Promise<ResultView> {
    return this.looks.one(actor, id);
  }

  @Post('results/:id/tell')
  @HttpCode(200)
  @Permit('results.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Tell a score to its unit, one to one', operationId: 'tellResult' })
  @ApiOkResponse({ type: ResultView })
  tell(
    @CurrentActor() actor: Actor,
    @Param() { id }: ResultParam,
    @ExpectedVersion() version: number,
    @Body() { words }: TellBody,
  ): Promise<ResultView> {
    return this.results.tell(actor, id, version, words);
  }

  @Post('results/:id/read')
  @HttpCode(200)
  @Permit('results.read')
  @ApiOperation({ summary: 'Say that the unit has read its result', operationId: 'readResult' })
  @ApiOkResponse({ type: ResultView })
  read(@CurrentActor() actor: Actor, @Param() { id }: ResultParam): Promise<ResultView> {
    return this.results.read(actor, id);
  }

  @Post('results/:id/object')
  @HttpCode(200)
  @Permit('results.object')
  @ApiOperation({ summary: "Object to one point of one's own score", operationId: 'objectToScore' })
  @ApiOkResponse({ type: ResultView })
  object(
    @CurrentActor() actor: Actor,
    @Param() { id }: ResultParam,
    @Body() body: ObjectBody,
  ): Promise<ResultView> {
    return this.objections.raise(actor, id, body);
  }

  @Post('results/:id/use')
  @HttpCode(200)
  @Permit('results.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Say what a result was used for, or why for nothing', operationId: 'useResult' })
  @ApiOkResponse({ type: ResultView })
  use(
    @CurrentActor() actor: Actor,
    @Param() { id }: ResultParam,
    @ExpectedVersion() version: number,
    @Body() body: UseBody,
  ): Promise<ResultView> {
    return this.results.reply(actor, id, version, body);
  }

  @Post('score-objections/:id/decide')
  @HttpCode(200)
  @Permit('results.decide')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Decide an objection that somebody else raised',
    operationId: 'decideScoreObjection',
  })
  @ApiOkResponse({ type: ResultView })
  decide(
    @CurrentActor() actor: Actor,
    @Param() { id }: ResultParam,
    @ExpectedVersion() version: number,
    @Body() body: DecideObjectionBody,
  ): Promise<ResultView> {
    return this.objections.decide(actor, id, version, body);
  }

  @Get('people/:id/dossier')
  @Permit('results.read')
  @ApiOperation({
    summary: "A person's final results by the days of their tenures",
    operationId: 'getDossier',
  })
  @ApiOkResponse({ type: DossierView })
  dossier(@CurrentActor() actor: Actor, @Param() { id }: ResultParam): Promise<DossierView> {
    return this.looks.dossier(actor, id);
  }
}
