import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { DutyParam } from '../dto/duty-requests.dto';
import { DirectivePartnersService } from './directive-partners.service';
import { DirectiveTablesService } from './directive-tables.service';
import { DirectivePartnersDto } from './dto/directive-partners.dto';
import { DirectiveReasonBody } from './dto/directive-requests.dto';
import { DutyTableDto, TableRowsBody, TableSavedDto } from './dto/directive-table.dto';

@ApiTags('directives')
@Controller('api/duties')
export class DirectiveTablesController {
  constructor(
    private readonly tables: DirectiveTablesService,
    private readonly partners: DirectivePartnersService,
  ) {}

  @Get(':id/partners')
  @Permit('duties.read')
  @ApiOperation({
    summary: 'The other units of the same directive; a lead unit sees their lights',
    operationId: 'listDutyPartners',
  })
  @ApiOkResponse({ type: DirectivePartnersDto })
  others(@CurrentActor() actor: Actor, @Param() { id }: DutyParam): Promise<DirectivePartnersDto> {
    return this.partners.of(actor, id);
  }

  @Get(':id/table')
  @Permit('duties.read')
  @ApiOperation({ summary: 'The table that a duty asks for', operationId: 'getDutyTable' })
  @ApiOkResponse({ type: DutyTableDto })
  table(@CurrentActor() actor: Actor, @Param() { id }: DutyParam): Promise<DutyTableDto> {
    return this.tables.table(actor, id);
  }

  @Put(':id/table')
  @Permit('duties.report')
  @ApiOperation({ summary: 'Keep what is being typed into it', operationId: 'saveDutyTable' })
  @ApiOkResponse({ type: TableSavedDto })
  save(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @ExpectedVersion() version: number,
    @Body() { rows }: TableRowsBody,
  ): Promise<TableSavedDto> {
    return this.tables.save(actor, id, version, rows);
  }

  @Post(':id/table/send')
  @HttpCode(200)
  @Permit('duties.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Hand the saved table in', operationId: 'sendDutyTable' })
  @ApiOkResponse({ type: DutyTableDto })
  send(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @ExpectedVersion() version: number,
  ): Promise<DutyTableDto> {
    return this.tables.send(actor, id, version);
  }

  @Post(':id/table/send-back')
  @HttpCode(200)
  @Permit('directives.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Send a filled table back with a reason', operationId: 'sendDutyTableBack' })
  @ApiOkResponse({ type: DutyTableDto })
  sendBack(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @ExpectedVersion() version: number,
    @Body() { reason }: DirectiveReasonBody,
  ): Promise<DutyTableDto> {
    return this.tables.sendBack(actor, id, version, reason);
  }
}
