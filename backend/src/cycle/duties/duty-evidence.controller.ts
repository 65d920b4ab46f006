import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit } from '../../platform/http/route';
import {
  DescribeEvidenceBody,
  EvidencePreviewDto,
  EvidenceViewDto,
  sendEvidence,
  uploadOf,
} from '../../registry/evidence';
import { DutyEvidenceParam, DutyParam } from './dto/duty-requests.dto';
import { ReusedEvidenceDto, SameBytesBody } from './dto/same-bytes.dto';
import { DutyEvidenceService } from './duty-evidence.service';

@ApiTags('duties')
@Controller('api/duties/:id/evidence')
export class DutyEvidenceController {
  constructor(private readonly evidence: DutyEvidenceService) {}

  @Post()
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

  @Post('same-bytes')
  @HttpCode(200)
  @Permit('duties.report')
  @ApiOperation({
    summary: 'Use what the organisation has with these bytes instead of sending them',
    operationId: 'reuseDutyEvidence',
  })
  @ApiOkResponse({ type: ReusedEvidenceDto })
  async reuse(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @Body() { sha256 }: SameBytesBody,
  ): Promise<ReusedEvidenceDto> {
    return { evidence: await this.evidence.reuse(actor, id, sha256) };
  }

  @Post(':evidenceId/link')
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

  @Put(':evidenceId')
  @Permit('duties.report')
  @ApiOperation({
    summary: 'Say what a piece of evidence is, of which day, from whom, what it proves',
    operationId: 'describeDutyEvidence',
  })
  @ApiOkResponse({ type: EvidenceViewDto })
  describe(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: DutyEvidenceParam,
    @ExpectedVersion() version: number,
    @Body() body: DescribeEvidenceBody,
  ): Promise<EvidenceViewDto> {
    return this.evidence.describe(actor, id, evidenceId, version, body);
  }

  @Get(':evidenceId/preview')
  @Permit('evidence.read')
  @ApiOperation({
    summary: 'Text and tables of a piece of evidence; the opening is recorded',
    operationId: 'previewDutyEvidence',
  })
  @ApiOkResponse({ type: EvidencePreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: DutyEvidenceParam,
  ): Promise<EvidencePreviewDto> {
    return this.evidence.preview(actor, id, evidenceId);
  }

  @Get(':evidenceId/thumbnail')
  @Permit('evidence.read')
  @ApiOperation({ summary: 'The small picture of a photo', operationId: 'getDutyEvidenceThumbnail' })
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async thumbnail(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: DutyEvidenceParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.evidence.thumbnail(actor, id, evidenceId));
  }

  @Get(':evidenceId')
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
