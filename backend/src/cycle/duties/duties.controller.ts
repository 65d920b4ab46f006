import { Body, Controller, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import { EvidenceViewDto, sendEvidence, uploadOf } from '../../registry/evidence';
import { DutiesService } from './duties.service';
import { DutyDetailDto, DutyPageDto } from './dto/duty.dto';
import {
  DraftSavedDto,
  DutyDraftBody,
  DutyEvidenceParam,
  DutyParam,
  DutyQuery,
  ReportDutyBody,
} from './dto/duty-requests.dto';
import { DutyTodoDto } from './dto/duty-todo.dto';
import { DutyEvidenceService } from './duty-evidence.service';
import { DutyReportingService } from './duty-reporting.service';

@ApiTags('duties')
@Controller('api/duties')
export class DutiesController {
  constructor(
    private readonly duties: DutiesService,
    private readonly reporting: DutyReportingService,
    private readonly evidence: DutyEvidenceService,
  ) {}

  @Get()
  @Permit('duties.read')
  @ApiOperation({ summary: 'Duties in sight, by due date', operationId: 'listDuties' })
  @ApiOkResponse({ type: DutyPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: DutyQuery): Promise<DutyPageDto> {
    return this.duties.page(actor, query);
  }

  @Get('todo')
  @Permit('duties.read')
  @ApiOperation({ summary: 'What needs a hand now', operationId: 'getTodo' })
  @ApiOkResponse({ type: DutyTodoDto })
  todo(@CurrentActor() actor: Actor): Promise<DutyTodoDto> {
    return this.duties.todo(actor);
  }

  @Get(':id')
  @Permit('duties.read')
  @ApiOperation({ summary: 'One duty with its reports and evidence', operationId: 'getDuty' })
  @ApiOkResponse({ type: DutyDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: DutyParam): Promise<DutyDetailDto> {
    return this.duties.one(actor, id);
  }

  @Put(':id/draft')
  @Permit('duties.report')
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Keep what is being typed', operationId: 'saveDutyDraft' })
  @ApiOkResponse({ type: DraftSavedDto })
  saveDraft(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @Body() body: DutyDraftBody,
  ): Promise<DraftSavedDto> {
    return this.reporting.saveDraft(actor, id, body);
  }

  @Post(':id/report')
  @Permit('duties.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Report a duty, or correct a report that is not verified',
    operationId: 'reportDuty',
  })
  @ApiOkResponse({ type: DutyDetailDto })
  report(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @ExpectedVersion() version: number,
    @Body() body: ReportDutyBody,
  ): Promise<DutyDetailDto> {
    return this.reporting.report(actor, id, version, body);
  }

  @Post(':id/evidence')
  @Permit('duties.report')
  @ApiOperation({
    summary: 'Upload a photo or file as evidence of a duty',
    operationId: 'uploadDutyEvidence',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiOkResponse({ type: EvidenceViewDto })
  async upload(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceViewDto> {
    return this.evidence.upload(actor, id, await uploadOf(request));
  }

  @Post(':id/evidence/:evidenceId/link')
  @Permit('duties.report')
  @ApiOperation({
    summary: 'Use earlier evidence of the organisation again',
    operationId: 'linkDutyEvidence',
  })
  @ApiOkResponse({ type: EvidenceViewDto })
  link(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: DutyEvidenceParam,
  ): Promise<EvidenceViewDto> {
    return this.evidence.link(actor, id, evidenceId);
  }

  @Get(':id/evidence/:evidenceId')
  @Permit('evidence.read')
  @ApiOperation({
    summary: 'Open evidence of a duty; the opening is recorded',
    operationId: 'openDutyEvidence',
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: DutyEvidenceParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.evidence.open(actor, id, evidenceId));
  }
}
