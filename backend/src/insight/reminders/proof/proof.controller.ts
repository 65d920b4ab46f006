import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { ProofDto, ProofQuery } from '../dto/proof.dto';
import { ProofService } from './proof.service';

@ApiTags('reminders')
@Controller('api/reminders/proof')
export class ProofController {
  constructor(private readonly proofs: ProofService) {}

  @Get()
  @Permit('reminders.read')
  @ApiOperation({
    summary: 'What a person was told in a period, or who was told of a duty: the proof of delivery',
    operationId: 'getDeliveryProof',
  })
  @ApiOkResponse({ type: ProofDto })
  sheet(@CurrentActor() actor: Actor, @Query() query: ProofQuery): Promise<ProofDto> {
    return this.proofs.sheet(actor, query);
  }
}
