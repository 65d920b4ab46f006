import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit, SignedIn } from '../../../platform/http/route';
import {
  AuditActorsDto,
  AuditDistrictsDto,
  AuditEntryDto,
  AuditEntryPageDto,
  HistoryPageDto,
} from './dto/entry.dto';
import {
  AuditActorQuery,
  AuditEntryParam,
  AuditEntryQuery,
  HistoryParam,
  HistoryQuery,
} from './dto/entry-query.dto';
import { EntriesService } from './entries.service';
import { HistoryService } from './history.service';

/** The record, for the audit administrator. */
@ApiTags('audit')
@Controller('api/audit')
export class EntriesController {
  constructor(private readonly entries: EntriesService) {}

  @Get('entries')
  @Permit('audit.read')
  @ApiOperation({ summary: 'Entries of the record, newest first', operationId: 'listAuditEntries' })
  @ApiOkResponse({ type: AuditEntryPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: AuditEntryQuery): Promise<AuditEntryPageDto> {
    return this.entries.page(actor, query);
  }

  @Get('entries/:id')
  @Permit('audit.read')
  @ApiOperation({ summary: 'An entry with what it changed', operationId: 'getAuditEntry' })
  @ApiOkResponse({ type: AuditEntryDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: AuditEntryParam): Promise<AuditEntryDto> {
    return this.entries.one(actor, id);
  }

  @Get('actors')
  @Permit('audit.read')
  @ApiOperation({
    summary: 'People and accounts by name, pinyin, initials or user name',
    operationId: 'findAuditActors',
  })
  @ApiOkResponse({ type: AuditActorsDto })
  actors(@CurrentActor() actor: Actor, @Query() { q }: AuditActorQuery): Promise<AuditActorsDto> {
    return this.entries.actors(actor, q);
  }

  @Get('districts')
  @Permit('audit.read')
  @ApiOperation({ summary: 'The districts whose record there is', operationId: 'listAuditDistricts' })
  @ApiOkResponse({ type: AuditDistrictsDto })
  districts(@CurrentActor() actor: Actor): Promise<AuditDistrictsDto> {
    return this.entries.districts(actor);
  }
}

/** The history of a subject, for whoever sees the subject. */
@ApiTags('audit')
@Controller('api/audit/subjects')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get(':kind/:id/entries')
  @SignedIn()
  @ApiOperation({
    summary: 'Who changed a subject, when, from what to what, newest first',
    operationId: 'getSubjectHistory',
  })
  @ApiOkResponse({ type: HistoryPageDto })
  page(
    @CurrentActor() actor: Actor,
    @Param() { kind, id }: HistoryParam,
    @Query() query: HistoryQuery,
  ): Promise<HistoryPageDto> {
    return this.history.page(actor, kind, id, query);
  }
}
