import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import {
  ListDetailDto,
  ListPageDto,
  ListPageQuery,
  ListParam,
  ListRowDto,
  ListSummaryDto,
  YearQuery,
} from './dto/list.dto';
import { SaveItemsDto } from './dto/edit-items.dto';
import { EditItemsService } from './items/edit-items.service';
import { ListLifecycleService } from './list-lifecycle.service';
import { ListsService } from './lists.service';

@ApiTags('responsibility')
@Controller('api/responsibility-lists')
export class ListsController {
  constructor(
    private readonly lists: ListsService,
    private readonly lifecycle: ListLifecycleService,
    private readonly items: EditItemsService,
  ) {}

  @Get()
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'Lists of a year, page by page', operationId: 'listResponsibilityLists' })
  @ApiOkResponse({ type: ListPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: ListPageQuery): Promise<ListPageDto> {
    return this.lists.page(actor, query);
  }

  @Get('summary')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'The lists of a year, counted', operationId: 'summarizeResponsibilityLists' })
  @ApiOkResponse({ type: ListSummaryDto })
  summary(@CurrentActor() actor: Actor, @Query() { year }: YearQuery): Promise<ListSummaryDto> {
    return this.lists.summary(actor, year);
  }

  @Get(':id')
  @Permit('responsibility-lists.read')
  @ApiOperation({ summary: 'A list with its items', operationId: 'getResponsibilityList' })
  @ApiOkResponse({ type: ListDetailDto })
  list(@CurrentActor() actor: Actor, @Param() { id }: ListParam): Promise<ListDetailDto> {
    return this.lists.list(actor, id);
  }

  @Put(':id/items')
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: "Save changes of a draft's sheet", operationId: 'saveListItems' })
  @ApiOkResponse({ type: ListDetailDto })
  saveItems(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
    @Body() changes: SaveItemsDto,
  ): Promise<ListDetailDto> {
    return this.items.save(actor, id, version, changes);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Permit('responsibility-lists.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Issue a draft', operationId: 'issueResponsibilityList' })
  @ApiOkResponse({ type: ListRowDto })
  issue(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
  ): Promise<ListRowDto> {
    return this.lifecycle.issue(actor, id, version);
  }

  @Post(':id/receive')
  @HttpCode(200)
  @Permit('responsibility-lists.receive')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: "Sign for one's own list", operationId: 'receiveResponsibilityList' })
  @ApiOkResponse({ type: ListRowDto })
  receive(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
  ): Promise<ListRowDto> {
    return this.lifecycle.receive(actor, id, version);
  }
}
