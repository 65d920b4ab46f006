import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit } from '../../platform/http/route';
import { AgreementsService } from './agreements.service';
import { AgreementBatchDto, AgreementCandidatesDto, MadeAgreementsDto } from './dto/agreement.dto';
import { AgreementCandidatesQuery, AgreementParam, MakeAgreementsBody } from './dto/agreement-requests.dto';
import { MakeAgreementsService } from './make-agreements.service';

@ApiTags('agreements')
@Controller('api/agreement-batches')
export class AgreementBatchesController {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly making: MakeAgreementsService,
  ) {}

  @Get('candidates')
  @Permit('agreements.manage')
  @ApiOperation({ summary: 'For whom agreements may be made', operationId: 'listAgreementCandidates' })
  @ApiOkResponse({ type: AgreementCandidatesDto })
  candidates(
    @CurrentActor() actor: Actor,
    @Query() query: AgreementCandidatesQuery,
  ): Promise<AgreementCandidatesDto> {
    return this.agreements.offered(actor, query);
  }

  @Post()
  @HttpCode(200)
  @Permit('agreements.manage')
  @ApiOperation({
    summary: 'Make agreements for many posts from one template',
    operationId: 'makeAgreements',
  })
  @ApiOkResponse({ type: MadeAgreementsDto })
  make(@CurrentActor() actor: Actor, @Body() body: MakeAgreementsBody): Promise<MadeAgreementsDto> {
    return this.making.make(actor, body);
  }

  @Get(':id')
  @Permit('agreements.manage')
  @ApiOperation({ summary: 'How far a batch is', operationId: 'getAgreementBatch' })
  @ApiOkResponse({ type: AgreementBatchDto })
  batch(@CurrentActor() actor: Actor, @Param() { id }: AgreementParam): Promise<AgreementBatchDto> {
    return this.making.batch(actor, id);
  }
}
