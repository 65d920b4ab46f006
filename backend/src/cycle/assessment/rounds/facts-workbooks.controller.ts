import { Body, Controller, Get, HttpCode, Param, Post, Res, UploadedFile } from '@nestjs/common';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { AnswersWorkbook, sendWorkbook, TakesTable, tableOf } from '../../../platform/imports/import-http';
import { AssessmentParam } from './assessments.dto';
import { FactsImportView, FactsWorkbookFields } from './facts-workbooks.dto';
import { FactsWorkbooks } from './facts-workbooks.service';

@ApiTags('assessment')
@Controller('api/assessments')
export class FactsWorkbooksController {
  constructor(private readonly workbooks: FactsWorkbooks) {}

  @Get(':id/facts/workbook')
  @Permit('assessments.manage')
  @ApiOperation({ summary: 'The facts that are typed, as a workbook', operationId: 'getFactsWorkbook' })
  @AnswersWorkbook()
  async write(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, workbook } = await this.workbooks.write(actor, id);
    await sendWorkbook(reply, name, workbook);
  }

  @Post(':id/facts/workbook')
  @HttpCode(200)
  @Permit('assessments.manage')
  @TakesTable({ dryRun: { type: 'string', enum: ['true', 'false'] } })
  @ApiOperation({
    summary: 'Type facts from a workbook: its faults by cell, or all of it',
    operationId: 'readFactsWorkbook',
  })
  @ApiOkResponse({ type: FactsImportView })
  read(
    @CurrentActor() actor: Actor,
    @Param() { id }: AssessmentParam,
    @UploadedFile() file: UploadedMultipartFile | undefined,
    @Body() { dryRun }: FactsWorkbookFields,
  ): Promise<FactsImportView> {
    const { content } = tableOf(file, assessmentRefusals['scheme.file-missing']);
    return this.workbooks.read(actor, id, content, dryRun === 'true');
  }
}
