import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-fastify/multipart';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import type { Actor } from '../../../../platform/actor';
import { contentDisposition } from '../../../../platform/http/content-disposition';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../../platform/http/route';
import { ApplyImportDto, ImportRunDto } from '../../../../platform/imports/import-run.dto';
import { Refused } from '../../../../platform/refused';
import { DirectiveParam } from '../dto/directive-requests.dto';
import { PlanImportService } from './plan-import.service';
import { UndoPlanImportService } from './undo-plan-import.service';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('directives')
@Controller('api/directives')
export class PlanImportController {
  constructor(
    private readonly imports: PlanImportService,
    private readonly undoing: UndoPlanImportService,
  ) {}

  @Get('import-template')
  @Permit('directives.issue')
  @ApiOperation({ summary: 'The work plan to fill in', operationId: 'getDirectiveImportTemplate' })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async template(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const workbook = await this.imports.template(actor);
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', '工作要点导入模板.xlsx'))
      .send(workbook);
  }

  @Post('imports')
  @HttpCode(200)
  @Permit('directives.issue')
  @UseInterceptors(FileInterceptor('file'))
  @ApiOperation({
    summary: 'Check a work plan (xlsx or CSV); changes nothing',
    operationId: 'checkDirectiveImport',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiOkResponse({ type: ImportRunDto })
  check(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
  ): Promise<ImportRunDto> {
    if (!file?.buffer)
      throw new Refused(directivesRefusals['directive-import.file-missing']({ field: 'file' }));
    return this.imports.check(actor, { name: file.originalname, content: file.buffer });
  }

  @Get('imports')
  @Permit('directives.issue')
  @ApiOperation({ summary: 'Your newest imports that were applied', operationId: 'listDirectiveImports' })
  @ApiOkResponse({ type: [ImportRunDto] })
  recent(@CurrentActor() actor: Actor): Promise<ImportRunDto[]> {
    return this.undoing.recent(actor);
  }

  @Get('imports/:id/marked-workbook')
  @Permit('directives.issue')
  @ApiOperation({
    summary: 'The uploaded plan with its faults marked',
    operationId: 'getMarkedDirectiveWorkbook',
  })
  @ApiProduces(WORKBOOK)
  @ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } })
  async marked(
    @CurrentActor() actor: Actor,
    @Param() { id }: DirectiveParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.undoing.marked(actor, id);
    await reply
      .header('content-type', WORKBOOK)
      .header('content-disposition', contentDisposition('attachment', name))
      .send(workbook);
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
    return this.imports.run(actor, id);
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
