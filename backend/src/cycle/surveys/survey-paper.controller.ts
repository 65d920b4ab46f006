import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import {
  NewPaperBody,
  PaperParam,
  PaperReadingBody,
  SettlePaperBody,
  SurveyParam,
} from './dto/survey-requests.dto';
import { PaperDifferencesDto, PapersDto } from './dto/survey.dto';
import { SurveyPaperService } from './survey-paper.service';

@ApiTags('surveys')
@Controller('api/surveys/:id/paper')
export class SurveyPaperController {
  constructor(private readonly paper: SurveyPaperService) {}

  @Get()
  @Permit('surveys.enter-paper')
  @ApiOperation({ summary: 'Bundles of paper ballots', operationId: 'listSurveyPaper' })
  @ApiOkResponse({ type: PapersDto })
  list(@CurrentActor() actor: Actor, @Param() { id }: SurveyParam): Promise<PapersDto> {
    return this.paper.list(actor, id);
  }

  @Post()
  @Permit('surveys.enter-paper')
  @ApiOperation({ summary: 'Enter a bundle for the first time', operationId: 'enterSurveyPaper' })
  @ApiCreatedResponse({ type: PapersDto })
  enter(
    @CurrentActor() actor: Actor,
    @Param() { id }: SurveyParam,
    @Body() body: NewPaperBody,
  ): Promise<PapersDto> {
    return this.paper.enter(actor, id, body);
  }

  @Post(':paperId/enter-again')
  @HttpCode(200)
  @Permit('surveys.enter-paper')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Enter a bundle for the second time', operationId: 'enterSurveyPaperAgain' })
  @ApiOkResponse({ type: PapersDto })
  again(
    @CurrentActor() actor: Actor,
    @Param() { id, paperId }: PaperParam,
    @ExpectedVersion() version: number,
    @Body() { sheets }: PaperReadingBody,
  ): Promise<PapersDto> {
    return this.paper.enterAgain(actor, id, paperId, version, sheets);
  }

  @Get(':paperId/differences')
  @Permit('surveys.enter-paper')
  @ApiOperation({
    summary: 'What two entries of a bundle differ in, side by side',
    operationId: 'getSurveyPaperDifferences',
  })
  @ApiOkResponse({ type: PaperDifferencesDto })
  differences(
    @CurrentActor() actor: Actor,
    @Param() { id, paperId }: PaperParam,
  ): Promise<PaperDifferencesDto> {
    return this.paper.differences(actor, id, paperId);
  }

  @Post(':paperId/settle')
  @HttpCode(200)
  @Permit('surveys.enter-paper')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'The third look: what stands on the paper', operationId: 'settleSurveyPaper' })
  @ApiOkResponse({ type: PapersDto })
  settle(
    @CurrentActor() actor: Actor,
    @Param() { id, paperId }: PaperParam,
    @ExpectedVersion() version: number,
    @Body() { decisions }: SettlePaperBody,
  ): Promise<PapersDto> {
    return this.paper.settle(actor, id, paperId, version, decisions);
  }
}
