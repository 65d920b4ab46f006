import { Body, Controller, Get, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit, RouteNeeds } from '../../platform/http/route';
import { BeginUploadBody, EvidenceViewDto, pieceOf, UploadProgressDto } from '../../registry/evidence';
import { DutyParam, DutyUploadParam } from './dto/duty-requests.dto';
import { DutyUploadsService } from './duty-uploads.service';

@ApiTags('duties')
@Controller('api/duties/:id/evidence-uploads')
export class DutyUploadsController {
  constructor(private readonly uploads: DutyUploadsService) {}

  @Post()
  @Permit('duties.report')
  @ApiOperation({
    summary: 'Begin a file that comes in pieces, or go on with it',
    operationId: 'beginDutyUpload',
  })
  @ApiOkResponse({ type: UploadProgressDto })
  begin(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyParam,
    @Body() body: BeginUploadBody,
  ): Promise<UploadProgressDto> {
    return this.uploads.begin(actor, id, body);
  }

  @Get(':uploadId')
  @Permit('duties.report')
  @ApiOperation({ summary: 'How far a file is', operationId: 'getDutyUpload' })
  @ApiOkResponse({ type: UploadProgressDto })
  progress(
    @CurrentActor() actor: Actor,
    @Param() { id, uploadId }: DutyUploadParam,
  ): Promise<UploadProgressDto> {
    return this.uploads.progress(actor, id, uploadId);
  }

  @Put(':uploadId')
  @Permit('duties.report')
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({
    summary: 'Send the piece that begins at Upload-Offset',
    operationId: 'sendDutyUploadPiece',
  })
  @ApiHeader({ name: 'Upload-Offset', required: true, example: '0' })
  @ApiHeader({ name: 'Upload-Digest', required: false, description: 'SHA-256 of the piece, in hex' })
  @ApiConsumes('application/offset+octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: UploadProgressDto })
  async take(
    @CurrentActor() actor: Actor,
    @Param() { id, uploadId }: DutyUploadParam,
    @Req() request: FastifyRequest,
  ): Promise<UploadProgressDto> {
    return this.uploads.take(actor, id, uploadId, pieceOf(request));
  }

  @Post(':uploadId/finish')
  @Permit('duties.report')
  @ApiOperation({
    summary: 'Make the file, all of which has come, evidence of the duty',
    operationId: 'finishDutyUpload',
  })
  @ApiOkResponse({ type: EvidenceViewDto })
  finish(@CurrentActor() actor: Actor, @Param() { id, uploadId }: DutyUploadParam): Promise<EvidenceViewDto> {
    return this.uploads.finish(actor, id, uploadId);
  }
}
