import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import { DutiesService } from './duties.service';
import { DutyDetailDto, DutyPageDto } from './dto/duty.dto';
import { DraftSavedDto, DutyDraftBody, DutyParam, DutyQuery, ReportDutyBody } from './dto/duty-requests.dto';
import { DutyTodoDto, TodoElsewhereDto } from './dto/duty-todo.dto';
import { DutyReportingService } from './duty-reporting.service';
import { TodoElsewhereService } from './todo-elsewhere.service';

@ApiTags('duties')
@Controller('api/duties')
export class DutiesController {
  constructor(
    private readonly duties: DutiesService,
    private readonly elsewhere: TodoElsewhereService,
    private readonly reporting: DutyReportingService,
  ) {}

  @Get()
  @Permit('duties.read')
  @ApiOperation({ summary: 'Duties in sight, by due date', operationId: 'listDuties' })
  @ApiOkResponse({ type: DutyPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: DutyQuery): Promise<DutyPageDto> {
    return this.duties.page(actor, query);
  }

  @Get('todo')
  @Permit('duties.read')
  @ApiOperation({ summary: 'What needs a hand now', operationId: 'getTodo' })
  @ApiOkResponse({ type: DutyTodoDto })
  todo(@CurrentActor() actor: Actor): Promise<DutyTodoDto> {
    return this.duties.todo(actor);
  }

  @Get('todo/other-posts')
  @Permit('duties.read')
  @ApiOperation({ summary: 'How much waits under one’s other posts', operationId: 'getTodoElsewhere' })
  @ApiOkResponse({ type: TodoElsewhereDto })
  otherPosts(@CurrentActor() actor: Actor): Promise<TodoElsewhereDto> {
    return this.elsewhere.of(actor);
  }

  @Get(':id')
  @Permit('duties.read')
  @ApiOperation({ summary: 'One duty with its reports and evidence', operationId: 'getDuty' })
  @ApiOkResponse({ type: DutyDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: DutyParam): Promise<DutyDetailDto> {
    return this.duties.one(actor, id);
  }

  @Put(':id/draft')
  @Permit('duties.report')
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Keep what is being typed', operationId: 'saveDutyDraft' })
  @ApiOkResponse({ type: DraftSavedDto })
  saveDraft(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @Body() body: DutyDraftBody,
  ): Promise<DraftSavedDto> {
    return this.reporting.saveDraft(actor, id, body);
  }

  @Post(':id/report')
  @Permit('duties.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Report a duty, or correct a report that is not verified',
    operationId: 'reportDuty',
  })
  @ApiOkResponse({ type: DutyDetailDto })
  report(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @ExpectedVersion() version: number,
    @Body() body: ReportDutyBody,
  ): Promise<DutyDetailDto> {
    return this.reporting.report(actor, id, version, body);
  }
}
