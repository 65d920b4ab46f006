import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit } from '../../../platform/http/route';
import { LadderBody, LadderDto, LadderParam, LaddersDto } from '../dto/ladders.dto';
import { LaddersService } from './ladders.service';

@ApiTags('reminders')
@Controller('api/reminders/ladders')
export class LaddersController {
  constructor(private readonly ladders: LaddersService) {}

  @Get()
  @Permit('reminders.manage')
  @ApiOperation({ summary: 'When each kind of deadline is spoken of', operationId: 'listReminderLadders' })
  @ApiOkResponse({ type: LaddersDto })
  all(@CurrentActor() actor: Actor): Promise<LaddersDto> {
    return this.ladders.all(actor);
  }

  @Put(':ladder')
  @Permit('reminders.manage')
  @ApiOperation({
    summary: 'Change when a kind of deadline is spoken of',
    operationId: 'changeReminderLadder',
  })
  @ApiOkResponse({ type: LadderDto })
  change(
    @CurrentActor() actor: Actor,
    @Param() { ladder }: LadderParam,
    @Body() { before, onTheDay, after, above }: LadderBody,
    @ExpectedVersion() version: number,
  ): Promise<LadderDto> {
    return this.ladders.change(actor, ladder, { before, onTheDay, after, above }, version);
  }
}
