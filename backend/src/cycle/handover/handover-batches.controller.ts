import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../platform/http/route';
import {
  BatchPageQuery,
  ElectionSheetBody,
  ElectionSheetDto,
  HandoverBatchDto,
  HandoverBatchPageDto,
  JoinBatchBody,
  NewBatchBody,
  RemindedDto,
} from './dto/handover-batch.dto';
import { HandoverParam } from './dto/handover-requests.dto';
import { HandoverBatchesService } from './handover-batches.service';
import { HandoverElectionsService } from './handover-elections.service';

@ApiTags('handover')
@Controller('api/handover-batches')
export class HandoverBatchesController {
  constructor(
    private readonly batches: HandoverBatchesService,
    private readonly elections: HandoverElectionsService,
  ) {}

  @Get()
  @Permit('handovers.manage')
  @ApiOperation({
    summary: 'Elections and how far their handovers have come',
    operationId: 'listHandoverBatches',
  })
  @ApiOkResponse({ type: HandoverBatchPageDto })
  page(@CurrentActor() actor: Actor, @Query() { after }: BatchPageQuery): Promise<HandoverBatchPageDto> {
    return this.batches.page(actor, after);
  }

  @Post()
  @Permit('handovers.manage')
  @ApiOperation({ summary: 'Open a batch after an election', operationId: 'openHandoverBatch' })
  @ApiCreatedResponse({ type: HandoverBatchDto })
  open(@CurrentActor() actor: Actor, @Body() body: NewBatchBody): Promise<HandoverBatchDto> {
    return this.batches.open(actor, body);
  }

  @Get(':id')
  @Permit('handovers.manage')
  @ApiOperation({ summary: 'One batch', operationId: 'getHandoverBatch' })
  @ApiOkResponse({ type: HandoverBatchDto })
  one(@CurrentActor() actor: Actor, @Param() { id }: HandoverParam): Promise<HandoverBatchDto> {
    return this.batches.one(actor, id);
  }

  @Post(':id/check')
  @HttpCode(200)
  @Permit('handovers.manage')
  @ApiOperation({ summary: 'What a pasted result would do', operationId: 'checkElection' })
  @ApiOkResponse({ type: ElectionSheetDto })
  check(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @Body() { text }: ElectionSheetBody,
  ): Promise<ElectionSheetDto> {
    return this.elections.check(actor, id, text);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Permit('handovers.manage')
  @RouteNeeds({ needsVersion: true, stepUp: true })
  @ApiOperation({ summary: 'End and begin the tenures of a pasted result', operationId: 'applyElection' })
  @ApiOkResponse({ type: ElectionSheetDto })
  apply(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @ExpectedVersion() version: number,
    @Body() { text }: ElectionSheetBody,
  ): Promise<ElectionSheetDto> {
    return this.elections.apply(actor, id, version, text);
  }

  @Post(':id/handovers')
  @HttpCode(200)
  @Permit('handovers.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Put handovers under way into the batch', operationId: 'joinHandoverBatch' })
  @ApiOkResponse({ type: HandoverBatchDto })
  join(
    @CurrentActor() actor: Actor,
    @Param() { id }: HandoverParam,
    @ExpectedVersion() version: number,
    @Body() { handoverIds }: JoinBatchBody,
  ): Promise<HandoverBatchDto> {
    return this.batches.join(actor, id, version, handoverIds);
  }

  @Post(':id/remind')
  @HttpCode(200)
  @Permit('handovers.manage')
  @ApiOperation({ summary: 'Remind everybody the batch waits for', operationId: 'remindOfHandoverBatch' })
  @ApiOkResponse({ type: RemindedDto })
  remind(@CurrentActor() actor: Actor, @Param() { id }: HandoverParam): Promise<RemindedDto> {
    return this.batches.remind(actor, id);
  }
}
