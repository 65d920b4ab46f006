import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { YearQuery } from '../dto/list.dto';
import { DatingDto, SettleCadenceDto, SettledDto, UndatedPhrasesDto } from '../dto/undated.dto';
import { UndatedService } from './undated.service';

@ApiTags('responsibility')
@Controller('api/responsibility-lists/undated')
export class UndatedController {
  constructor(private readonly undated: UndatedService) {}

  @Get()
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'Deadlines that wait for the clerk, with suggestions',
    operationId: 'listUndatedPhrases',
  })
  @ApiOkResponse({ type: UndatedPhrasesDto })
  phrases(@CurrentActor() actor: Actor, @Query() { year }: YearQuery): Promise<UndatedPhrasesDto> {
    return this.undated.phrases(actor, year);
  }

  @Get('dating')
  @Permit('responsibility-lists.read')
  @ApiOperation({
    summary: 'What dates of a year are computed from: working days, terms, holidays',
    operationId: 'getDating',
  })
  @ApiOkResponse({ type: DatingDto })
  dating(@CurrentActor() actor: Actor, @Query() { year }: YearQuery): Promise<DatingDto> {
    return this.undated.dating(actor, year);
  }

  @Post('settle')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'Say what a phrase means', operationId: 'settleUndatedPhrase' })
  @ApiOkResponse({ type: SettledDto })
  settle(
    @CurrentActor() actor: Actor,
    @Body() { year, phrase, clauses }: SettleCadenceDto,
  ): Promise<SettledDto> {
    return this.undated.settle(actor, year, phrase, clauses);
  }
}
