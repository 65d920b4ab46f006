import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { ListRowDto } from '../dto/list.dto';
import { OpenListDto, OpeningsDto, OpeningsQuery } from '../dto/open-list.dto';
import { OpenListService } from './open-list.service';

@ApiTags('responsibility')
@Controller('api/responsibility-lists')
export class OpenListController {
  constructor(private readonly opening: OpenListService) {}

  @Get('openings')
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'Posts without a list of the year, by name', operationId: 'listOpenings' })
  @ApiOkResponse({ type: OpeningsDto })
  openings(@CurrentActor() actor: Actor, @Query() query: OpeningsQuery): Promise<OpeningsDto> {
    return this.opening.openings(actor, query);
  }

  @Post()
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'Open a draft for a post that has none: from its template, from the year before, or empty',
    operationId: 'openResponsibilityList',
  })
  @ApiCreatedResponse({ type: ListRowDto })
  open(@CurrentActor() actor: Actor, @Body() given: OpenListDto): Promise<ListRowDto> {
    return this.opening.open(actor, given);
  }
}
