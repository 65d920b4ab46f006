import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import {
  ChaseBody,
  ChaseOutcomeDto,
  DutyRemindersDto,
  DutyRemindersParam,
  SnoozeBody,
} from '../dto/chasing.dto';
import { ChasingService } from './chasing.service';

@ApiTags('reminders')
@Controller('api/reminders')
export class ChasingController {
  constructor(private readonly chasing: ChasingService) {}

  @Post('chases')
  @HttpCode(200)
  @Permit('reminders.manage')
  @ApiOperation({ summary: 'Remind of duties by hand (催办)', operationId: 'chaseDuties' })
  @ApiOkResponse({ type: ChaseOutcomeDto })
  chase(@CurrentActor() actor: Actor, @Body() { dutyIds }: ChaseBody): Promise<ChaseOutcomeDto> {
    return this.chasing.chase(actor, dutyIds);
  }

  @Get('duties/:id')
  @Permit('duties.read')
  @ApiOperation({
    summary: 'What was told of a duty by hand, and who read it',
    operationId: 'getDutyReminders',
  })
  @ApiOkResponse({ type: DutyRemindersDto })
  ofDuty(@CurrentActor() actor: Actor, @Param() { id }: DutyRemindersParam): Promise<DutyRemindersDto> {
    return this.chasing.ofDuty(actor, id);
  }

  @Post('duties/:id/snooze')
  @HttpCode(200)
  @Permit('duties.report')
  @ApiOperation({ summary: "Put off the reminders of one's own duty", operationId: 'snoozeDuty' })
  @ApiOkResponse({ type: DutyRemindersDto })
  snooze(
    @CurrentActor() actor: Actor,
    @Param() { id }: DutyRemindersParam,
    @Body() body: SnoozeBody,
  ): Promise<DutyRemindersDto> {
    return this.chasing.snooze(actor, id, body);
  }
}
