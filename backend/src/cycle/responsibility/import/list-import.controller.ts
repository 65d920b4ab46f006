import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, UploadedFile } from '@nestjs/common';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import type { Actor } from '../../../platform/actor';
import type { CsvEncoding } from '../../../platform/documents/write-csv';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import {
  AnswersTable,
  AnswersWorkbook,
  sendCsv,
  sendWorkbook,
  TakesTable,
  tableOf,
} from '../../../platform/imports/import-http';
import { ApplyImportDto, ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ListExportQuery, ListImportForm } from '../dto/list-import.dto';
import type { ListExportFormat } from '../dto/list-import.dto';
import { ListParam } from '../dto/list.dto';
import { ListExportService } from './list-export.service';
import { ListImportService } from './list-import.service';
import { ListWorkbooksService } from './list-workbooks.service';
import { UndoListImportService } from './undo-list-import.service';

/** The encoding of each format that is a CSV. */
const CSV_OF: Readonly<Record<ListExportFormat, CsvEncoding | null>> = {
  xlsx: null,
  csv: 'utf-8',
  'csv-gb18030': 'gb18030',
};

@ApiTags('responsibility')
@Controller('api/responsibility-lists')
export class ListImportController {
  constructor(
    private readonly imports: ListImportService,
    private readonly workbooks: ListWorkbooksService,
    private readonly undoing: UndoListImportService,
    private readonly exports: ListExportService,
  ) {}

  @Get('import-template')
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'The workbook to fill in', operationId: 'getResponsibilityImportTemplate' })
  @AnswersWorkbook()
  async template(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, '责任清单导入模板.xlsx', await this.workbooks.template(actor));
  }

  @Get('export')
  @Permit('responsibility-lists.read')
  @ApiOperation({
    summary: 'The items of lists, with the columns of the import: a workbook or CSV',
    operationId: 'exportResponsibilityLists',
  })
  @AnswersTable()
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: ListExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const encoding = CSV_OF[query.format ?? 'xlsx'];
    if (encoding === null) {
      await sendWorkbook(reply, '责任清单.xlsx', this.exports.workbook(actor, query));
      return;
    }
    await sendCsv(reply, '责任清单.csv', { table: this.exports.csv(actor, query, encoding), encoding });
  }

  @Post('imports')
  @HttpCode(202)
  @Permit('responsibility-lists.edit')
  @TakesTable({ year: { type: 'integer', example: 2026 } })
  @ApiOperation({
    summary: 'Hand in a table of items (xlsx or CSV); a job checks it, and nothing changes',
    operationId: 'checkResponsibilityImport',
  })
  @ApiAcceptedResponse({ type: ImportRunDto })
  upload(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
    @Body() { year }: ListImportForm,
  ): Promise<ImportRunDto> {
    const table = tableOf(file, responsibilityRefusals['responsibility-import.file-missing']);
    return this.imports.upload(actor, table, year);
  }

  @Get('imports')
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'One’s newest imports', operationId: 'listResponsibilityImports' })
  @ApiOkResponse({ type: [ImportRunDto] })
  recent(@CurrentActor() actor: Actor): Promise<ImportRunDto[]> {
    return this.imports.recent(actor);
  }

  @Get('imports/:id')
  @Permit('responsibility-lists.edit')
  @ApiOperation({ summary: 'A dry run and what became of it', operationId: 'getResponsibilityImport' })
  @ApiOkResponse({ type: ImportRunDto })
  run(@CurrentActor() actor: Actor, @Param() { id }: ListParam): Promise<ImportRunDto> {
    return this.imports.run(actor, id);
  }

  @Get('imports/:id/marked-workbook')
  @Permit('responsibility-lists.edit')
  @ApiOperation({
    summary: 'The uploaded table with its faults marked',
    operationId: 'getMarkedResponsibilityWorkbook',
  })
  @AnswersWorkbook()
  async marked(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.workbooks.marked(actor, id);
    await sendWorkbook(reply, name, workbook);
  }

  @Post('imports/:id/apply')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Write a dry run to the drafts', operationId: 'applyResponsibilityImport' })
  @ApiOkResponse({ type: ImportRunDto })
  apply(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
    @Body() { mode }: ApplyImportDto,
  ): Promise<ImportRunDto> {
    return this.imports.apply(actor, id, version, mode);
  }

  @Post('imports/:id/undo')
  @HttpCode(200)
  @Permit('responsibility-lists.edit')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take an import back', operationId: 'undoResponsibilityImport' })
  @ApiOkResponse({ type: ImportRunDto })
  undo(
    @CurrentActor() actor: Actor,
    @Param() { id }: ListParam,
    @ExpectedVersion() version: number,
  ): Promise<ImportRunDto> {
    return this.undoing.undo(actor, id, version);
  }
}
