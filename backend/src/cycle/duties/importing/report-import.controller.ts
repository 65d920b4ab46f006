import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res, UploadedFile } from '@nestjs/common';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { reportImportRefusals } from '@zeren/domain/cycle/duties/importing/report-import-refusals';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { ImportFiles } from '../../../platform/imports/import-files';
import { AnswersWorkbook, sendWorkbook, TakesTable, tableOf } from '../../../platform/imports/import-http';
import { ApplyImportDto, ImportRunDto } from '../../../platform/imports/import-run.dto';
import {
  PlannedReportPageDto,
  PlannedReportQuery,
  ReportImportParam,
  ReportMappingDto,
  SampleParam,
  SaveReportMappingBody,
} from './report-import.dto';
import { REPORT_IMPORT } from './report-import';
import { ReportImportService } from './report-import.service';
import { ReportMappingService } from './report-mapping.service';
import { ReportSamplesService } from './report-samples.service';
import { UndoReportImportService } from './undo-report-import.service';

@ApiTags('duties')
@Controller('api/duties')
export class ReportImportController {
  constructor(
    private readonly imports: ReportImportService,
    private readonly mappings: ReportMappingService,
    private readonly undoing: UndoReportImportService,
    private readonly samples: ReportSamplesService,
    private readonly files: ImportFiles,
  ) {}

  @Get('import-samples/:kind')
  @Permit('duties.import')
  @ApiOperation({ summary: 'A made-up export to try an import with', operationId: 'getReportImportSample' })
  @AnswersWorkbook()
  async sample(
    @CurrentActor() actor: Actor,
    @Param() { kind }: SampleParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.samples.of(actor, kind);
    await sendWorkbook(reply, name, workbook);
  }

  @Post('imports')
  @HttpCode(202)
  @Permit('duties.import')
  @TakesTable()
  @ApiOperation({
    summary: 'Hand in what another system exported (xlsx or CSV); nothing changes',
    operationId: 'uploadReportImport',
  })
  @ApiAcceptedResponse({ type: ImportRunDto })
  upload(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ): Promise<ImportRunDto> {
    return this.imports.upload(actor, tableOf(file, reportImportRefusals['report-import.file-missing']));
  }

  @Get('imports')
  @Permit('duties.import')
  @ApiOperation({ summary: 'One’s newest imports', operationId: 'listReportImports' })
  @ApiOkResponse({ type: [ImportRunDto] })
  recent(@CurrentActor() actor: Actor): Promise<ImportRunDto[]> {
    return this.files.recent(actor, REPORT_IMPORT);
  }

  @Get('imports/:id')
  @Permit('duties.import')
  @ApiOperation({ summary: 'A dry run and what became of it', operationId: 'getReportImport' })
  @ApiOkResponse({ type: ImportRunDto })
  run(@CurrentActor() actor: Actor, @Param() { id }: ReportImportParam): Promise<ImportRunDto> {
    return this.files.run(actor, REPORT_IMPORT, id);
  }

  @Get('imports/:id/mapping')
  @Permit('duties.import')
  @ApiOperation({ summary: 'How its table is read', operationId: 'getReportImportMapping' })
  @ApiOkResponse({ type: ReportMappingDto })
  mapping(@CurrentActor() actor: Actor, @Param() { id }: ReportImportParam): Promise<ReportMappingDto> {
    return this.mappings.of(actor, id);
  }

  @Put('imports/:id/mapping')
  @Permit('duties.import')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Say how its table is read, remember it, and check the table by it',
    operationId: 'saveReportImportMapping',
  })
  @ApiOkResponse({ type: ImportRunDto })
  save(
    @CurrentActor() actor: Actor,
    @Param() { id }: ReportImportParam,
    @ExpectedVersion() version: number,
    @Body() body: SaveReportMappingBody,
  ): Promise<ImportRunDto> {
    return this.mappings.save(actor, id, version, body);
  }

  @Get('imports/:id/reports')
  @Permit('duties.import')
  @ApiOperation({ summary: 'The reports that a dry run would make', operationId: 'listPlannedReports' })
  @ApiOkResponse({ type: PlannedReportPageDto })
  planned(
    @CurrentActor() actor: Actor,
    @Param() { id }: ReportImportParam,
    @Query() { after }: PlannedReportQuery,
  ): Promise<PlannedReportPageDto> {
    return this.imports.plan(actor, id, after ?? 0);
  }

  @Get('imports/:id/marked-workbook')
  @Permit('duties.import')
  @ApiOperation({
    summary: 'The uploaded table with its faults marked',
    operationId: 'getMarkedReportWorkbook',
  })
  @AnswersWorkbook()
  async marked(
    @CurrentActor() actor: Actor,
    @Param() { id }: ReportImportParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.files.marked(actor, REPORT_IMPORT, id);
    await sendWorkbook(reply, name, workbook);
  }

  @Post('imports/:id/apply')
  @HttpCode(202)
  @Permit('duties.import')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Have a job report what a dry run found', operationId: 'applyReportImport' })
  @ApiAcceptedResponse({ type: ImportRunDto })
  apply(
    @CurrentActor() actor: Actor,
    @Param() { id }: ReportImportParam,
    @ExpectedVersion() version: number,
    @Body() { mode }: ApplyImportDto,
  ): Promise<ImportRunDto> {
    return this.imports.apply(actor, id, version, mode);
  }

  @Post('imports/:id/undo')
  @HttpCode(200)
  @Permit('duties.import')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take an import back', operationId: 'undoReportImport' })
  @ApiOkResponse({ type: ImportRunDto })
  undo(
    @CurrentActor() actor: Actor,
    @Param() { id }: ReportImportParam,
    @ExpectedVersion() version: number,
  ): Promise<ImportRunDto> {
    return this.undoing.undo(actor, id, version);
  }
}
