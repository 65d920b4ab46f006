import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import {
  CandidateDto,
  CandidatesQuery,
  DecompositionDto,
  LinkedItemsDto,
  LinkItemsDto,
  UnlinkItemsDto,
} from '../dto/decomposition.dto';
import { SetParam } from '../dto/list-set.dto';
import { DecompositionService } from './decomposition.service';

@ApiTags('responsibility')
@Controller('api/list-sets/:id')
export class DecompositionController {
  constructor(private readonly service: DecompositionService) {}

  @Get('decomposition')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'Which items carry which, and what hangs loose', operationId: 'getDecomposition' })
  @ApiOkResponse({ type: DecompositionDto })
  decomposition(@CurrentActor() actor: Actor, @Param() { id }: SetParam): Promise<DecompositionDto> {
    return this.service.decomposition(actor, id);
  }

  @Get('contribution-candidates')
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'Items of the set that might carry an item',
    operationId: 'listContributionCandidates',
  })
  @ApiOkResponse({ type: [CandidateDto] })
  candidates(
    @CurrentActor() actor: Actor,
    @Param() { id }: SetParam,
    @Query() query: CandidatesQuery,
  ): Promise<CandidateDto[]> {
    return this.service.candidates(actor, id, query);
  }

  @Post('contributions')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'Link items of the set to one that they carry', operationId: 'linkItems' })
  @ApiOkResponse({ type: LinkedItemsDto })
  link(
    @CurrentActor() actor: Actor,
    @Param() { id }: SetParam,
    @Body() given: LinkItemsDto,
  ): Promise<LinkedItemsDto> {
    return this.service.link(actor, id, given);
  }

  @Post('contributions/remove')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'Take links off', operationId: 'unlinkItems' })
  @ApiOkResponse({ type: LinkedItemsDto })
  unlink(
    @CurrentActor() actor: Actor,
    @Param() { id }: SetParam,
    @Body() given: UnlinkItemsDto,
  ): Promise<LinkedItemsDto> {
    return this.service.unlink(actor, id, given);
  }
}
