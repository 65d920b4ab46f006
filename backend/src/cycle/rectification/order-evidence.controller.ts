import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit } from '../../platform/http/route';
import { EvidencePreviewDto, EvidenceViewDto, sendEvidence, uploadOf } from '../../registry/evidence';
import { OrderEvidenceParam, OrderParam } from './dto/order-requests.dto';
import { OrderEvidenceService } from './order-evidence.service';

@ApiTags('rectification')
@Controller('api/rectification-orders/:id/evidence')
export class OrderEvidenceController {
  constructor(private readonly evidence: OrderEvidenceService) {}

  @Post()
  @Permit('rectification.report')
  @ApiOperation({
    summary: 'Upload a photo or file of what was put right',
    operationId: 'uploadOrderEvidence',
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
    @Param() { id }: OrderParam,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceViewDto> {
    return this.evidence.upload(actor, id, await uploadOf(request));
  }

  @Post(':evidenceId/link')
  @Permit('rectification.report')
  @ApiOperation({ summary: 'Use earlier evidence of the unit again', operationId: 'linkOrderEvidence' })
  @ApiOkResponse({ type: EvidenceViewDto })
  link(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: OrderEvidenceParam,
  ): Promise<EvidenceViewDto> {
    return this.evidence.link(actor, id, evidenceId);
  }

  @Get(':evidenceId/preview')
  @Permit('evidence.read')
  @ApiOperation({
    summary: 'Text and tables of a piece of evidence; the opening is recorded',
    operationId: 'previewOrderEvidence',
  })
  @ApiOkResponse({ type: EvidencePreviewDto })
  preview(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: OrderEvidenceParam,
  ): Promise<EvidencePreviewDto> {
    return this.evidence.preview(actor, id, evidenceId);
  }

  @Get(':evidenceId/thumbnail')
  @Permit('evidence.read')
  @ApiOperation({ summary: 'The small picture of a photo', operationId: 'getOrderEvidenceThumbnail' })
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async thumbnail(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: OrderEvidenceParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.evidence.thumbnail(actor, id, evidenceId));
  }

  @Get(':evidenceId')
  @Permit('evidence.read')
  @ApiOperation({
    summary: 'Open evidence of an order; the opening is recorded',
    operationId: 'openOrderEvidence',
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: OrderEvidenceParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.evidence.open(actor, id, evidenceId));
  }
}
