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

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('directives')
@Controller('api/directives')
export class PlanImportController {
  constructor(private readonly imports: PlanImportService) {}

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
