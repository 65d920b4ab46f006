import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/actor';
import { CurrentActor, Permit } from '../../../platform/http/route';
import { InclusionDto, LogEntryParam, SheetDto } from './dto/log.dto';
import { LogViewsService } from './log-views.service';

@ApiTags('audit')
@Controller('api/audit')
export class LogController {
  constructor(private readonly views: LogViewsService) {}

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
