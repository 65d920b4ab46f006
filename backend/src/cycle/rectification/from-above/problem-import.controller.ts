import { Body, Controller, Get, HttpCode, Param, Post, Res, UploadedFile } from '@nestjs/common';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { problemImportRefusals } from '@zeren/domain/cycle/rectification/import/problem-import-refusals';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { ImportFiles } from '../../../platform/imports/import-files';
import { AnswersWorkbook, sendWorkbook, TakesTable, tableOf } from '../../../platform/imports/import-http';
import { ApplyImportDto, ImportRunDto } from '../../../platform/imports/import-run.dto';
import { OrderParam } from '../dto/order-requests.dto';
import { PROBLEM_IMPORT, ProblemImportService } from './problem-import.service';

/** A list of problems from above (巡察反馈), as a workbook. */
@ApiTags('rectification')
@Controller('api/rectification-orders')
export class ProblemImportController {
  constructor(
    private readonly problems: ProblemImportService,
    private readonly files: ImportFiles,
  ) {}

  @Get('import-template')
  @Permit('rectification.lead')
  @ApiOperation({ summary: 'The list of problems to fill in', operationId: 'getProblemImportTemplate' })
  @AnswersWorkbook()
  async template(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await sendWorkbook(reply, '巡察反馈问题清单模板.xlsx', await this.problems.template(actor));
  }

  @Post('imports')
  @HttpCode(200)
  @Permit('rectification.lead')
  @TakesTable()
  @ApiOperation({
    summary: 'Check a list of problems from above; changes nothing',
    operationId: 'checkProblemImport',
  })
  @ApiOkResponse({ type: ImportRunDto })
  check(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ): Promise<ImportRunDto> {
    return this.problems.check(actor, tableOf(file, problemImportRefusals['problem-import.file-missing']));
  }

  @Get('imports')
  @Permit('rectification.lead')
  @ApiOperation({ summary: 'Your newest lists that were applied', operationId: 'listProblemImports' })
  @ApiOkResponse({ type: [ImportRunDto] })
  recent(@CurrentActor() actor: Actor): Promise<ImportRunDto[]> {
    return this.files.recent(actor, PROBLEM_IMPORT);
  }

  @Get('imports/:id/marked-workbook')
  @Permit('rectification.lead')
  @ApiOperation({
    summary: 'The uploaded list with its faults marked',
    operationId: 'getMarkedProblemWorkbook',
  })
  @AnswersWorkbook()
  async marked(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.files.marked(actor, PROBLEM_IMPORT, id);
    await sendWorkbook(reply, name, workbook);
  }

  @Post('imports/:id/undo')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take a list back while nothing was done', operationId: 'undoProblemImport' })
  @ApiOkResponse({ type: ImportRunDto })
  undo(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
  ): Promise<ImportRunDto> {
    return this.problems.undo(actor, id, version);
  }

  @Get('imports/:id')
  @Permit('rectification.lead')
  @ApiOperation({ summary: 'A dry run and what became of it', operationId: 'getProblemImport' })
  @ApiOkResponse({ type: ImportRunDto })
  run(@CurrentActor() actor: Actor, @Param() { id }: OrderParam): Promise<ImportRunDto> {
    return this.files.run(actor, PROBLEM_IMPORT, id);
  }

  @Post('imports/:id/apply')
  @HttpCode(200)
  @Permit('rectification.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Make its good rows confirmed problems, and orders where they say by when',
    operationId: 'applyProblemImport',
  })
  @ApiOkResponse({ type: ImportRunDto })
  apply(
    @CurrentActor() actor: Actor,
    @Param() { id }: OrderParam,
    @ExpectedVersion() version: number,
    @Body() { mode }: ApplyImportDto,
  ): Promise<ImportRunDto> {
    return this.problems.apply(actor, id, version, mode);
  }
}
