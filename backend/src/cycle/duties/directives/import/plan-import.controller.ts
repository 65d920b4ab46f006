import { Body, Controller, Get, HttpCode, Param, Post, Res, UploadedFile } from '@nestjs/common';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import type { Actor } from '../../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../../platform/http/route';
import { ImportFiles } from '../../../../platform/imports/import-files';
import { AnswersWorkbook, sendWorkbook, TakesTable, tableOf } from '../../../../platform/imports/import-http';
import { ApplyImportDto, ImportRunDto } from '../../../../platform/imports/import-run.dto';
import { DirectiveParam } from '../dto/directive-requests.dto';
import { PLAN_IMPORT, PlanImportService } from './plan-import.service';
import { UndoPlanImportService } from './undo-plan-import.service';

@ApiTags('directives')
@Controller('api/directives')
export class PlanImportController {
  constructor(
    private readonly imports: PlanImportService,
    private readonly undoing: UndoPlanImportService,
    private readonly files: ImportFiles,
  ) {}

  @Get('import-template')
  @Permit('directives.issue')
  @ApiOperation({ summary: 'The work plan to fill in', operationId: 'getDirectiveImportTemplate' })
  @AnswersWorkbook()
  async template(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, '工作要点导入模板.xlsx', await this.imports.template(actor));
  }

  @Post('imports')
  @HttpCode(200)
  @Permit('directives.issue')
  @TakesTable()
  @ApiOperation({
    summary: 'Check a work plan (xlsx or CSV); changes nothing',
    operationId: 'checkDirectiveImport',
  })
  @ApiOkResponse({ type: ImportRunDto })
  check(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ): Promise<ImportRunDto> {
    return this.imports.check(actor, tableOf(file, directivesRefusals['directive-import.file-missing']));
  }

  @Get('imports')
  @Permit('directives.issue')
  @ApiOperation({ summary: 'Your newest imports that were applied', operationId: 'listDirectiveImports' })
  @ApiOkResponse({ type: [ImportRunDto] })
  recent(@CurrentActor() actor: Actor): Promise<ImportRunDto[]> {
    return this.files.recent(actor, PLAN_IMPORT);
  }

  @Get('imports/:id/marked-workbook')
  @Permit('directives.issue')
  @ApiOperation({
    summary: 'The uploaded plan with its faults marked',
    operationId: 'getMarkedDirectiveWorkbook',
  })
  @AnswersWorkbook()
  async marked(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.files.marked(actor, PLAN_IMPORT, id);
    await sendWorkbook(reply, name, workbook);
  }

  @Post('imports/:id/undo')
  @HttpCode(200)
  @Permit('directives.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take an import back', operationId: 'undoDirectiveImport' })
  @ApiOkResponse({ type: ImportRunDto })
  undo(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @ExpectedVersion() version: number,
  ): Promise<ImportRunDto> {
    return this.undoing.undo(actor, id, version);
  }

  @Get('imports/:id')
  @Permit('directives.issue')
  @ApiOperation({ summary: 'A dry run and what became of it', operationId: 'getDirectiveImport' })
  @ApiOkResponse({ type: ImportRunDto })
  run(@CurrentActor() actor: Actor, @Param() { id }: DirectiveParam): Promise<ImportRunDto> {
    return this.files.run(actor, PLAN_IMPORT, id);
  }

  @Post('imports/:id/apply')
  @HttpCode(200)
  @Permit('directives.issue')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Make its good rows drafts', operationId: 'applyDirectiveImport' })
  @ApiOkResponse({ type: ImportRunDto })
  apply(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @ExpectedVersion() version: number,
    @Body() { mode }: ApplyImportDto,
  ): Promise<ImportRunDto> {
    return this.imports.apply(actor, id, version, mode);
  }
}
