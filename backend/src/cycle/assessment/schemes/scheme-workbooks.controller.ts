import { Body, Controller, Get, HttpCode, Param, Post, Res, UploadedFile } from '@nestjs/common';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { AnswersWorkbook, sendWorkbook, TakesTable, tableOf } from '../../../platform/imports/import-http';
import { SchemeImportView, SchemeWorkbookFields } from './scheme-workbooks.dto';
import { SchemeWorkbooks } from './scheme-workbooks.service';
import { SchemeParam } from './schemes.dto';

@ApiTags('assessment')
@Controller('api/assessment-schemes')
export class SchemeWorkbooksController {
  constructor(private readonly workbooks: SchemeWorkbooks) {}

  @Post('workbook')
  @HttpCode(200)
  @Permit('assessments.manage')
  @TakesTable({
    organizationId: { type: 'string', format: 'uuid' },
    dryRun: { type: 'string', enum: ['true', 'false'] },
  })
  @ApiOperation({
    summary: 'Read a scheme from a workbook: its faults by cell, or a draft',
    operationId: 'readSchemeWorkbook',
  })
  @ApiOkResponse({ type: SchemeImportView })
  read(
    @CurrentActor() actor: Actor,
    @UploadedFile() file: UploadedMultipartFile | undefined,
    @Body() { organizationId, dryRun }: SchemeWorkbookFields,
  ): Promise<SchemeImportView> {
    const { content } = tableOf(file, assessmentRefusals['scheme.file-missing']);
    return this.workbooks.read(actor, organizationId, content, dryRun === 'true');
  }

  @Get(':id/workbook')
  @Permit('assessments.read')
  @ApiOperation({ summary: 'A scheme as a workbook', operationId: 'getSchemeWorkbook' })
  @AnswersWorkbook()
  async write(
    @CurrentActor() actor: Actor,
    @Param() { id }: SchemeParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.workbooks.write(actor, id);
    await sendWorkbook(reply, name, workbook);
  }
}
