import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds, SignedIn } from '../../platform/http/route';
import { EvidenceViewDto, sendEvidence, uploadOf } from '../../registry/evidence';
import {
  HandoverDetailDto,
  HandoverPageDto,
  HandoverRowDto,
  HandoverSummaryDto,
  HandoverTodoDto,
} from './dto/handover.dto';
import {
  ConfirmForAbsentBody,
  HandoverItemBody,
  HandoverItemParam,
  HandoverNoteBody,
  HandoverParam,
  HandoverQuery,
  HandoverScanParam,
  ReasonBody,
  SignHandoverBody,
} from './dto/handover-requests.dto';
import { HandoverConfirmingService } from './handover-confirming.service';
import { HandoverKeepingService } from './handover-keeping.service';
import { HandoverScansService } from './handover-scans.service';
import { HandoversService } from './handovers.service';

/** Both sides sign without a permission: the outgoing person holds none any more, the incoming one may not yet. */
@ApiTags('handover')
@Controller('api/handovers')
export class HandoversController {
  constructor(
    private readonly handovers: HandoversService,
    private readonly confirming: HandoverConfirmingService,
    private readonly keeping: HandoverKeepingService,
    private readonly scans: HandoverScansService,
  ) {}

  @Get()
  @Permit('handovers.read')
  @ApiOperation({ summary: 'Handovers in sight, page by page', operationId: 'listHandovers' })
  @ApiOkResponse({ type: HandoverPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: HandoverQuery): Promise<HandoverPageDto> {
    return this.handovers.page(actor, query);
  }

  @Get('summary')
  @Permit('handovers.read')
  @ApiOperation({ summary: 'Handovers in sight, counted', operationId: 'summarizeHandovers' })
  @ApiOkResponse({ type: HandoverSummaryDto })
  summary(@CurrentActor() actor: Actor): Promise<HandoverSummaryDto> {
    return this.handovers.summary(actor);
  }

  @Get('todo')
  @SignedIn()
  @ApiOperation({ summary: 'Handovers that wait for the one who asks', operationId: 'getHandoverTodo' })
  @ApiOkResponse({ type: HandoverTodoDto })
  todo(@CurrentActor() actor: Actor): Promise<HandoverTodoDto> {
    return this.handovers.todo(actor);
  }

  @Get('mine')
  @SignedIn()
  @ApiOperation({
    summary: 'Handovers that the one who asks has a signature on',
    operationId: 'listMyHandovers',
  })
  @ApiOkResponse({ type: [HandoverRowDto] })
  mine(@CurrentActor() actor: Actor): Promise<HandoverRowDto[]> {
    return this.handovers.mine(actor);
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ summary: 'A handover with its sheet', operationId: 'getHandover' })
  @ApiOkResponse({ type: HandoverDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: HandoverParam): Promise<HandoverDetailDto> {
    return this.handovers.one(actor, id);
  }

  @Post(':id/refresh')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Gather the list anew', operationId: 'refreshHandover' })
  @ApiOkResponse({ type: HandoverDetailDto })
  refresh(@CurrentActor() actor: Actor, @Param() { id }: HandoverParam): Promise<HandoverDetailDto> {
    return this.keeping.refresh(actor, id);
  }

  @Put(':id/items/:itemId/note')
  @SignedIn()
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Keep a note beside a line', operationId: 'noteHandoverItem' })
  @ApiOkResponse({ type: HandoverDetailDto })
  note(
    @CurrentActor() actor: Actor,
    @Param() { id, itemId }: HandoverItemParam,
    @Body() { note }: HandoverNoteBody,
  ): Promise<HandoverDetailDto> {
    return this.keeping.note(actor, id, itemId, note);
  }

  @Post(':id/items')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ summary: 'Add what stands in no room', operationId: 'addHandoverItem' })
  @ApiOkResponse({ type: HandoverDetailDto })
  addItem(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @Body() { title }: HandoverItemBody,
  ): Promise<HandoverDetailDto> {
    return this.keeping.addItem(actor, id, title);
  }

  @Delete(':id/items/:itemId')
  @SignedIn()
  @RouteNeeds({ withoutVersion: true })
  @ApiOperation({ summary: 'Take back a line that was typed', operationId: 'removeHandoverItem' })
  @ApiOkResponse({ type: HandoverDetailDto })
  removeItem(
    @CurrentActor() actor: Actor,
    @Param() { id, itemId }: HandoverItemParam,
  ): Promise<HandoverDetailDto> {
    return this.keeping.removeItem(actor, id, itemId);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @SignedIn()
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({ summary: 'Confirm as the outgoing side', operationId: 'handOver' })
  @ApiOkResponse({ type: HandoverDetailDto })
  handOver(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @ExpectedVersion() version: number,
    @Body() body: SignHandoverBody,
  ): Promise<HandoverDetailDto> {
    return this.confirming.handOver(actor, id, version, body);
  }

  @Post(':id/take-over')
  @HttpCode(200)
  @SignedIn()
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({ summary: 'Confirm as the incoming side', operationId: 'takeOver' })
  @ApiOkResponse({ type: HandoverDetailDto })
  takeOver(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @ExpectedVersion() version: number,
    @Body() body: SignHandoverBody,
  ): Promise<HandoverDetailDto> {
    return this.confirming.takeOver(actor, id, version, body);
  }

  @Post(':id/confirm-for-absent')
  @HttpCode(200)
  @SignedIn()
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({
    summary: 'Confirm, as the superior, for a side that is absent',
    operationId: 'confirmForAbsent',
  })
  @ApiOkResponse({ type: HandoverDetailDto })
  confirmForAbsent(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @ExpectedVersion() version: number,
    @Body() body: ConfirmForAbsentBody,
  ): Promise<HandoverDetailDto> {
    return this.confirming.confirmForAbsent(actor, id, version, body);
  }

  @Post(':id/register-paper')
  @HttpCode(200)
  @SignedIn()
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({
    summary: 'Register a sheet that was signed on paper',
    operationId: 'registerPaperHandover',
  })
  @ApiOkResponse({ type: HandoverDetailDto })
  registerPaper(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @ExpectedVersion() version: number,
  ): Promise<HandoverDetailDto> {
    return this.confirming.registerPaper(actor, id, version);
  }

  @Post(':id/recall')
  @HttpCode(200)
  @Permit('handovers.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Call a handover off', operationId: 'recallHandover' })
  @ApiOkResponse({ type: HandoverDetailDto })
  recall(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @ExpectedVersion() version: number,
    @Body() { reason }: ReasonBody,
  ): Promise<HandoverDetailDto> {
    return this.keeping.recall(actor, id, version, reason);
  }

  @Post(':id/remind')
  @HttpCode(200)
  @Permit('handovers.manage')
  @ApiOperation({ summary: 'Remind whoever is waited for', operationId: 'remindOfHandover' })
  @ApiOkResponse({ type: HandoverDetailDto })
  remind(@CurrentActor() actor: Actor, @Param() { id }: HandoverParam): Promise<HandoverDetailDto> {
    return this.keeping.chase(actor, id);
  }

  @Post(':id/scans')
  @SignedIn()
  @ApiOperation({ summary: 'Upload the scan of a sheet signed on paper', operationId: 'uploadHandoverScan' })
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
    @Param() { id }: HandoverParam,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceViewDto> {
    return this.scans.upload(actor, id, await uploadOf(request));
  }

  @Get(':id/scans/:evidenceId')
  @SignedIn()
  @ApiOperation({ summary: 'Open a scan; the opening is recorded', operationId: 'openHandoverScan' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: HandoverScanParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.scans.open(actor, id, evidenceId));
  }
}
