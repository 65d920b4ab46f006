import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { StreakQuery, StreaksDto } from './streaks.dto';
import { StreaksService } from './streaks.service';

@ApiTags('duties')
@Controller('api/duties')
export class StreaksController {
  constructor(private readonly streaks: StreaksService) {}

  @Get('streaks')
  @Permit('duties.read')
  @ApiOperation({
    summary: 'Runs of misses by post and item through a year',
    operationId: 'listDutyStreaks',
  })
  @ApiOkResponse({ type: StreaksDto })
  of(@CurrentActor() actor: Actor, @Query() query: StreakQuery): Promise<StreaksDto> {
    return this.streaks.of(actor, query);
  }
}
