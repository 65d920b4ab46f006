import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit, RouteNeeds } from '../../../platform/http/route';
import { YearQuery } from '../dto/list.dto';
import {
  AskedCheckDto,
  GivenReasonDto,
  GiveReasonDto,
  IssuedSetDto,
  ListSetDto,
  SetCheckDto,
  SetParam,
} from '../dto/list-set.dto';
import { CopyListsService } from '../copying/copy-lists.service';
import { CopiedListsDto, CopyListsDto } from '../dto/copy-lists.dto';
import { ListSetsService } from './list-sets.service';

@ApiTags('responsibility')
@Controller('api/list-sets')
export class ListSetsController {
  constructor(
    private readonly sets: ListSetsService,
    private readonly copying: CopyListsService,
  ) {}

  @Get()
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'List sets of a year, with what their checks say', operationId: 'listListSets' })
  @ApiOkResponse({ type: [ListSetDto] })
  list(@CurrentActor() actor: Actor, @Query() { year }: YearQuery): Promise<ListSetDto[]> {
    return this.sets.sets(actor, year);
  }

  @Post('copy')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: "Begin a year with an earlier year's lists, so many at a time; ask again while more are left",
    operationId: 'copyLists',
  })
  @ApiOkResponse({ type: CopiedListsDto })
  copy(@CurrentActor() actor: Actor, @Body() given: CopyListsDto): Promise<CopiedListsDto> {
    return this.copying.copy(actor, given);
  }

  @Get(':id/check')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'The newest check of a set', operationId: 'getListSetCheck' })
  @ApiOkResponse({ type: SetCheckDto })
  check(@CurrentActor() actor: Actor, @Param() { id }: SetParam): Promise<SetCheckDto> {
    return this.sets.check(actor, id);
  }

  @Post(':id/checks')
  @HttpCode(202)
  @Permit('responsibility-lists.issue')
  @ApiOperation({ summary: 'Ask for a check; a job runs it', operationId: 'askListSetCheck' })
  @ApiOkResponse({ type: AskedCheckDto })
  ask(@CurrentActor() actor: Actor, @Param() { id }: SetParam): Promise<AskedCheckDto> {
    return this.sets.ask(actor, id);
  }

  @Put(':id/reasons')
  @Permit('responsibility-lists.issue')
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Give a reason for what the check warned of', operationId: 'giveListSetReason' })
  @ApiOkResponse({ type: GivenReasonDto })
  giveReason(
    @CurrentActor() actor: Actor,
    @Param() { id }: SetParam,
    @Body() given: GiveReasonDto,
  ): Promise<GivenReasonDto> {
    return this.sets.giveReason(actor, id, given);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Permit('responsibility-lists.issue')
  @ApiOperation({
    summary: 'Issue drafts of the set, so many at a time; ask again while some are left',
    operationId: 'issueListSet',
  })
  @ApiOkResponse({ type: IssuedSetDto })
  issue(@CurrentActor() actor: Actor, @Param() { id }: SetParam): Promise<IssuedSetDto> {
    return this.sets.issue(actor, id);
  }
}
