import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { LogCheckDto, LogCheckViewDto } from '../verify/log-check.dto';
import { LogCheckService } from '../verify/log-check.service';
import {
  CheckpointsDto,
  InclusionDto,
  LogEntryParam,
  LogParam,
  NewestCheckpointsQuery,
  SheetDto,
} from './dto/log.dto';
import { LogViewsService } from './log-views.service';

@ApiTags('audit')
@Controller('api/audit')
export class LogController {
  constructor(
    private readonly views: LogViewsService,
    private readonly checks: LogCheckService,
  ) {}

  @Get('sheet')
  @Permit('audit.read')
  @ApiOperation({
    summary: "The day's sheet of checkpoints, to print and file",
    operationId: 'getAuditSheet',
  })
  @ApiOkResponse({ type: SheetDto })
  sheet(@CurrentActor() actor: Actor): Promise<SheetDto> {
    return this.views.sheet(actor);
  }

  @Get('logs/:districtId/checkpoints')
  @Permit('audit.read')
  @ApiOperation({ summary: 'Checkpoints of a log, newest first', operationId: 'listNewestCheckpoints' })
  @ApiOkResponse({ type: CheckpointsDto })
  checkpoints(
    @CurrentActor() actor: Actor,
    @Param() { districtId }: LogParam,
    @Query() { before }: NewestCheckpointsQuery,
  ): Promise<CheckpointsDto> {
    return this.views.newestFirst(actor, districtId, before);
  }

  @Post('logs/:districtId/check')
  @HttpCode(200)
  @Permit('audit.read')
  @ApiOperation({
    summary: 'Read a part of a log again, every entry against its leaf and what was signed',
    operationId: 'checkAuditLog',
  })
  @ApiOkResponse({ type: LogCheckViewDto })
  check(
    @CurrentActor() actor: Actor,
    @Param() { districtId }: LogParam,
    @Body() { from }: LogCheckDto,
  ): Promise<LogCheckViewDto> {
    return this.checks.check(actor, districtId, from);
  }

  @Get('logs/:districtId/entries/:entryId/proof')
  @Permit('audit.read')
  @ApiOperation({
    summary: 'Where an entry stands in its log, and the proof of it',
    operationId: 'proveInclusion',
  })
  @ApiOkResponse({ type: InclusionDto })
  proof(
    @CurrentActor() actor: Actor,
    @Param() { districtId, entryId }: LogEntryParam,
  ): Promise<InclusionDto> {
    return this.views.inclusion(actor, districtId, entryId);
  }
}
