import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { YearQuery } from '../dto/list.dto';
import { OpenedListsDto, OpenListsDto, TemplateRunsDto, UnlistedPostsDto } from '../dto/template-lists.dto';
import { TemplateParam } from '../dto/templates.dto';
import { OpenListsService } from './open-lists.service';

/** Lists made from a template, and the work on many lists that the job process carries on. */
@ApiTags('responsibility')
@Controller('api/list-templates/:id')
export class TemplateListsController {
  constructor(private readonly opening: OpenListsService) {}

  @Get('posts-without-list')
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'The posts that a template is for and that have no list of the year',
    operationId: 'listPostsWithoutList',
  })
  @ApiOkResponse({ type: UnlistedPostsDto })
  unlisted(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @Query() { year }: YearQuery,
  ): Promise<UnlistedPostsDto> {
    return this.opening.unlisted(actor, id, year);
  }

  @Post('lists')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'Open drafts from a template for posts without a list; many are opened by a job',
    operationId: 'openListsFromTemplate',
  })
  @ApiOkResponse({ type: OpenedListsDto })
  open(
    @CurrentActor() actor: Actor,
    @Param() { id }: TemplateParam,
    @Body() given: OpenListsDto,
  ): Promise<OpenedListsDto> {
    return this.opening.open(actor, id, given);
  }

  @Get('runs')
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'How far the work on many lists with a template is: the newest of each kind',
    operationId: 'listTemplateRuns',
  })
  @ApiOkResponse({ type: TemplateRunsDto })
  runs(@CurrentActor() actor: Actor, @Param() { id }: TemplateParam): Promise<TemplateRunsDto> {
    return this.opening.runsOf(actor, id);
  }
}
