import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../platform/actor';
import { contentDisposition } from '../../../platform/http/content-disposition';
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
  AuditExportQuery,
  HistoryParam,
  HistoryQuery,
} from './dto/entry-query.dto';
import { EntriesService } from './entries.service';
import { EntryExportService } from './entry-export.service';
import { HistoryService } from './history.service';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The record, for the audit administrator. */
@ApiTags('audit')
@Controller('api/audit')
export class EntriesController {
  constructor(
    private readonly entries: EntriesService,
    private readonly exports: EntryExportService,
  ) {}

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

  @Get('export')
  @Permit('audit.read')
  @ApiOperation({ summary: 'What a search found, as a workbook', operationId: 'exportAuditEntries' })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: AuditExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const workbook = await this.exports.workbook(actor, query);
    const name = query.language === 'en' ? 'audit-record.xlsx' : '审计记录.xlsx';
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', name))
      .send(workbook);
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
