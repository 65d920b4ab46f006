import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { EvidencePreviewDto, EvidenceViewDto, sendEvidence, uploadOf } from '../../../registry/evidence';
import {
  AnswerFindingBody,
  DisposeFindingBody,
  FindingBody,
  FindingEvidenceParam,
  FindingParam,
  FindingQuery,
  SettleFindingBody,
} from './dto/finding-requests.dto';
import {
  FindingChoicesDto,
  FindingCountsDto,
  FindingDetailDto,
  FindingPageDto,
  FoundUnitDto,
} from './dto/findings.dto';
import { FindingEvidenceService } from './finding-evidence.service';
import { FindingStepsService } from './finding-steps.service';
import { FindingsService } from './findings.service';

@ApiTags('inspections')
@Controller('api/findings')
export class FindingsController {
  constructor(
    private readonly findings: FindingsService,
    private readonly steps: FindingStepsService,
    private readonly evidence: FindingEvidenceService,
  ) {}

  @Get()
  @Permit('inspections.read')
  @ApiOperation({ summary: 'Findings, newest first', operationId: 'listFindings' })
  @ApiOkResponse({ type: FindingPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: FindingQuery): Promise<FindingPageDto> {
    return this.findings.page(actor, query);
  }

  @Get('counts')
  @Permit('inspections.read')
  @ApiOperation({
    summary: 'How many wait to be settled, and how many confirmed ones for a disposition',
    operationId: 'countFindings',
  })
  @ApiOkResponse({ type: FindingCountsDto })
  counts(@CurrentActor() actor: Actor): Promise<FindingCountsDto> {
    return this.findings.counts(actor);
  }

  @Get('todo')
  @Permit('inspections.read')
  @ApiOperation({
    summary: 'Findings on which the one who asks may state their case',
    operationId: 'getFindingTodo',
  })
  @ApiOkResponse({ type: FindingPageDto })
  todo(@CurrentActor() actor: Actor): Promise<FindingPageDto> {
    return this.findings.todo(actor);
  }

  @Get('choices')
  @Permit('inspections.read')
  @ApiOperation({ summary: 'Sources, severities, dimensions and domains', operationId: 'getFindingChoices' })
  @ApiOkResponse({ type: FindingChoicesDto })
  choices(@CurrentActor() actor: Actor): Promise<FindingChoicesDto> {
    return this.findings.choices(actor);
  }

  @Get('units/:id')
  @Permit('inspections.record')
  @ApiOperation({ summary: 'Posts and items of a unit', operationId: 'getFoundUnit' })
  @ApiOkResponse({ type: FoundUnitDto })
  unit(@CurrentActor() actor: Actor, @Param() { id }: FindingParam): Promise<FoundUnitDto> {
    return this.findings.unit(actor, id);
  }

  @Post()
  @Permit('inspections.record')
  @ApiOperation({ summary: 'Record what was found, and put it to the unit', operationId: 'recordFinding' })
  @ApiCreatedResponse({ type: FindingDetailDto })
  record(@CurrentActor() actor: Actor, @Body() body: FindingBody): Promise<FindingDetailDto> {
    return this.findings.record(actor, body);
  }

  @Get(':id')
  @Permit('inspections.read')
  @ApiOperation({
    summary: 'A finding with what its unit said and what became of it',
    operationId: 'getFinding',
  })
  @ApiOkResponse({ type: FindingDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: FindingParam): Promise<FindingDetailDto> {
    return this.findings.one(actor, id);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Permit('rectification.report')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'State the unit’s case, or agree', operationId: 'answerFinding' })
  @ApiOkResponse({ type: FindingDetailDto })
  answer(
    @CurrentActor() actor: Actor,
    @Param() { id }: FindingParam,
    @ExpectedVersion() version: number,
    @Body() body: AnswerFindingBody,
  ): Promise<FindingDetailDto> {
    return this.steps.answer(actor, id, version, body);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Permit('inspections.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Confirm a problem', operationId: 'confirmFinding' })
  @ApiOkResponse({ type: FindingDetailDto })
  confirm(
    @CurrentActor() actor: Actor,
    @Param() { id }: FindingParam,
    @ExpectedVersion() version: number,
    @Body() body: SettleFindingBody,
  ): Promise<FindingDetailDto> {
    return this.steps.settle(actor, id, version, { ...body, verb: 'confirm' });
  }

  @Post(':id/drop')
  @HttpCode(200)
  @Permit('inspections.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Drop a finding, and say why', operationId: 'dropFinding' })
  @ApiOkResponse({ type: FindingDetailDto })
  drop(
    @CurrentActor() actor: Actor,
    @Param() { id }: FindingParam,
    @ExpectedVersion() version: number,
    @Body() body: SettleFindingBody,
  ): Promise<FindingDetailDto> {
    return this.steps.settle(actor, id, version, { ...body, verb: 'drop' });
  }

  @Post(':id/dispose')
  @HttpCode(200)
  @Permit('inspections.lead')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({
    summary: 'Say what becomes of a confirmed problem without an order: an item of next year, or why nothing',
    operationId: 'disposeFinding',
  })
  @ApiOkResponse({ type: FindingDetailDto })
  dispose(
    @CurrentActor() actor: Actor,
    @Param() { id }: FindingParam,
    @ExpectedVersion() version: number,
    @Body() body: DisposeFindingBody,
  ): Promise<FindingDetailDto> {
    return this.steps.dispose(actor, id, version, body);
  }

  @Post(':id/evidence')
  @Permit('inspections.record')
  @ApiOperation({ summary: 'Upload a photo or file of what was found', operationId: 'uploadFindingEvidence' })
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
    @Param() { id }: FindingParam,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceViewDto> {
    return this.evidence.upload(actor, id, await uploadOf(request));
  }

  @Get(':id/evidence/:evidenceId/preview')
  @Permit('evidence.read')
  @ApiOperation({
    summary: 'Text and tables of a piece of evidence; the opening is recorded',
    operationId: 'previewFindingEvidence',
  })
  @ApiOkResponse({ type: EvidencePreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: FindingEvidenceParam,
  ): Promise<EvidencePreviewDto> {
    return this.evidence.preview(actor, id, evidenceId);
  }

  @Get(':id/evidence/:evidenceId/thumbnail')
  @Permit('evidence.read')
  @ApiOperation({ summary: 'The small picture of a photo', operationId: 'getFindingEvidenceThumbnail' })
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async thumbnail(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: FindingEvidenceParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.evidence.thumbnail(actor, id, evidenceId));
  }

  @Get(':id/evidence/:evidenceId')
  @Permit('evidence.read')
  @ApiOperation({
    summary: 'Open evidence of a finding; the opening is recorded',
    operationId: 'openFindingEvidence',
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: FindingEvidenceParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.evidence.open(actor, id, evidenceId));
  }
}
