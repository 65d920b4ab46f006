import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, ExpectedVersion, Permit, RouteNeeds } from '../../../platform/http/route';
import { LeaveBody, LeaveDto, LeaveParam, LeavesDto } from '../dto/leave.dto';
import { LeaveService } from './leave.service';

@ApiTags('reminders')
@Controller('api/reminders/leaves')
export class LeaveController {
  constructor(private readonly leaves: LeaveService) {}

  @Get()
  @Permit('reminders.manage')
  @ApiOperation({ summary: 'Who is away or will be, with who stands in', operationId: 'listLeaves' })
  @ApiOkResponse({ type: LeavesDto })
  running(@CurrentActor() actor: Actor): Promise<LeavesDto> {
    return this.leaves.running(actor);
  }

  @Post()
  @HttpCode(200)
  @Permit('reminders.manage')
  @ApiOperation({ summary: 'Register that somebody is away', operationId: 'registerLeave' })
  @ApiOkResponse({ type: LeaveDto })
  register(@CurrentActor() actor: Actor, @Body() body: LeaveBody): Promise<LeaveDto> {
    return this.leaves.register(actor, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Permit('reminders.manage')
  @RouteNeeds({ needsVersion: true })
  @ApiOperation({ summary: 'Back from today on', operationId: 'endLeave' })
  @ApiOkResponse({ type: LeaveDto })
  end(
    @CurrentActor() actor: Actor,
    @Param() { id }: LeaveParam,
    @ExpectedVersion() version: number,
  ): Promise<LeaveDto> {
    return this.leaves.end(actor, id, version);
  }
}
