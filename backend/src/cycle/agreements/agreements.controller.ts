import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/actor';
import { contentDisposition } from '../../platform/http/content-disposition';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds, SignedIn } from '../../platform/http/route';
import { EvidenceViewDto, sendEvidence, uploadOf } from '../../registry/evidence';
import { AgreementChangesService } from './agreement-changes.service';
import { AgreementPaperService } from './agreement-paper.service';
import { AgreementPdfService } from './agreement-pdf.service';
import { AgreementSigningService } from './agreement-signing.service';
import { AgreementsService } from './agreements.service';
import {
  AgreementDetailDto,
  AgreementMapDto,
  AgreementPageDto,
  AgreementTodoDto,
  AgreementVerificationDto,
  RegisteredOnPaperDto,
} from './dto/agreement.dto';
import {
  AgreementParam,
  AgreementPdfQuery,
  AgreementQuery,
  AgreementReasonBody,
  AgreementScanParam,
  AgreementVerificationQuery,
  AgreementYearQuery,
  AmendAgreementBody,
  RegisterPaperBody,
  ReviseAgreementBody,
  SignAgreementBody,
} from './dto/agreement-requests.dto';

const PDF = 'application/pdf';

@ApiTags('agreements')
@Controller('api/agreements')
export class AgreementsController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly signing: AgreementSigningService,
    private readonly changes: AgreementChangesService,
    private readonly paper: AgreementPaperService,
    private readonly pdfs: AgreementPdfService,
  ) {}

  @Get()
  @Permit('agreements.read')
  @ApiOperation({ summary: 'Agreements of a year, page by page', operationId: 'listAgreements' })
  @ApiOkResponse({ type: AgreementPageDto })
  page(@CurrentActor() actor: Actor, @Query() query: AgreementQuery): Promise<AgreementPageDto> {
    return this.agreements.page(actor, query);
  }

  @Get('map')
  @Permit('agreements.read')
  @ApiOperation({ summary: 'The signing map of a year', operationId: 'getAgreementMap' })
  @ApiOkResponse({ type: AgreementMapDto })
  map(@CurrentActor() actor: Actor, @Query() { year }: AgreementYearQuery): Promise<AgreementMapDto> {
    return this.agreements.map(actor, year);
  }

  @Get('todo')
  @SignedIn()
  @ApiOperation({ summary: 'Agreements that wait for the one who asks', operationId: 'getAgreementTodo' })
  @ApiOkResponse({ type: AgreementTodoDto })
  todo(@CurrentActor() actor: Actor): Promise<AgreementTodoDto> {
    return this.agreements.todo(actor);
  }

  @Post('register-paper')
  @HttpCode(200)
  @Permit('agreements.manage')
  @RouteNeeds({ stepUp: true })
  @ApiOperation({
    summary: 'Register one or many that were signed on paper',
    operationId: 'registerPaperAgreements',
  })
  @ApiOkResponse({ type: RegisteredOnPaperDto })
  registerPaper(
    @CurrentActor() actor: Actor,
    @Body() body: RegisterPaperBody,
  ): Promise<RegisteredOnPaperDto> {
    return this.paper.register(actor, body);
  }

  @Get(':id')
  @Permit('agreements.read')
  @ApiOperation({ summary: 'An agreement with its text and signatures', operationId: 'getAgreement' })
  @ApiOkResponse({ type: AgreementDetailDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: AgreementParam): Promise<AgreementDetailDto> {
    return this.agreements.one(actor, id);
  }

  @Get(':id/verification')
  @Permit('agreements.read')
  @ApiOperation({
    summary: 'Hold the check code of a print against the text',
    operationId: 'verifyAgreement',
  })
  @ApiOkResponse({ type: AgreementVerificationDto })
  verify(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @Query() { code }: AgreementVerificationQuery,
  ): Promise<AgreementVerificationDto> {
    return this.agreements.verify(actor, id, code);
  }

  @Get(':id/pdf')
  @Permit('agreements.read')
  @ApiOperation({ summary: 'An agreement as a PDF', operationId: 'getAgreementPdf' })
  @ApiProduces(PDF)
  @ApiOkResponse({ content: { [PDF]: { schema: { type: 'string', format: 'binary' } } } })
  async pdf(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @Query() { language = 'zh' }: AgreementPdfQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, pdf } = await this.pdfs.pdf(actor, id, language);
    await reply
      .header('content-type', PDF)
      .header('content-disposition', contentDisposition('attachment', name))
      .send(pdf);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Permit('agreements.read')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({ summary: 'Sign as the responsible side', operationId: 'signAgreement' })
  @ApiOkResponse({ type: AgreementDetailDto })
  sign(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @ExpectedVersion() version: number,
    @Body() { digest }: SignAgreementBody,
  ): Promise<AgreementDetailDto> {
    return this.signing.sign(actor, id, version, digest);
  }

  @Post(':id/countersign')
  @HttpCode(200)
  @Permit('agreements.read')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({
    summary: 'Sign as the issuer, after the responsible side',
    operationId: 'countersignAgreement',
  })
  @ApiOkResponse({ type: AgreementDetailDto })
  countersign(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @ExpectedVersion() version: number,
    @Body() { digest }: SignAgreementBody,
  ): Promise<AgreementDetailDto> {
    return this.signing.countersign(actor, id, version, digest);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Permit('agreements.read')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Say why one does not sign', operationId: 'declineAgreement' })
  @ApiOkResponse({ type: AgreementDetailDto })
  decline(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @ExpectedVersion() version: number,
    @Body() { reason }: AgreementReasonBody,
  ): Promise<AgreementDetailDto> {
    return this.signing.decline(actor, id, version, reason);
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Permit('agreements.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Change the text before anybody has signed', operationId: 'reviseAgreement' })
  @ApiOkResponse({ type: AgreementDetailDto })
  revise(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @ExpectedVersion() version: number,
    @Body() body: ReviseAgreementBody,
  ): Promise<AgreementDetailDto> {
    return this.changes.revise(actor, id, version, body);
  }

  @Post(':id/amend')
  @HttpCode(200)
  @Permit('agreements.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Draw up an addendum; answers the addendum', operationId: 'amendAgreement' })
  @ApiOkResponse({ type: AgreementDetailDto })
  amend(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @ExpectedVersion() version: number,
    @Body() body: AmendAgreementBody,
  ): Promise<AgreementDetailDto> {
    return this.changes.amend(actor, id, version, body);
  }

  @Post(':id/recall')
  @HttpCode(200)
  @Permit('agreements.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Take back what is not in force', operationId: 'recallAgreement' })
  @ApiOkResponse({ type: AgreementDetailDto })
  recall(
    @CurrentActor() actor: Actor,
    @Param() { id }: AgreementParam,
    @ExpectedVersion() version: number,
    @Body() { reason }: AgreementReasonBody,
  ): Promise<AgreementDetailDto> {
    return this.changes.recall(actor, id, version, reason);
  }

  @Post(':id/scans')
  @Permit('agreements.manage')
  @ApiOperation({ summary: 'Upload the scan of a copy signed on paper', operationId: 'uploadAgreementScan' })
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
    @Param() { id }: AgreementParam,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceViewDto> {
    return this.paper.upload(actor, id, await uploadOf(request));
  }

  @Get(':id/scans/:evidenceId')
  @Permit('agreements.read')
  @ApiOperation({ summary: 'Open a scan; the opening is recorded', operationId: 'openAgreementScan' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async open(
    @CurrentActor() actor: Actor,
    @Param() { id, evidenceId }: AgreementScanParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendEvidence(reply, await this.paper.open(actor, id, evidenceId));
  }
}
