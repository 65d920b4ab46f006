import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../../platform/http/route';
import {
  CheckpointsDto,
  CheckpointsQuery,
  ConsistencyDto,
  ConsistencyQuery,
  LogParam,
  PublicLogsDto,
} from './dto/log.dto';
import { LogViewsService } from './log-views.service';

/** For witnesses on other machines, who need no account: names of logs, sizes, roots and signatures. */
@ApiTags('audit')
@Controller('api/public/audit/logs')
export class PublicLogController {
  constructor(private readonly views: LogViewsService) {}

  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The newest checkpoint of every log', operationId: 'listPublicLogs' })
  @ApiOkResponse({ type: PublicLogsDto })
  logs(): Promise<PublicLogsDto> {
    return this.views.logs();
  }

  @Get(':districtId/checkpoints')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'All checkpoints of a log in order', operationId: 'listCheckpoints' })
  @ApiOkResponse({ type: CheckpointsDto })
  checkpoints(
    @Param() { districtId }: LogParam,
    @Query() { after = 0 }: CheckpointsQuery,
  ): Promise<CheckpointsDto> {
    return this.views.checkpoints(districtId, after);
  }

  @Get(':districtId/consistency')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Proof that a log only grew from one size to another',
    operationId: 'proveConsistency',
  })
  @ApiOkResponse({ type: ConsistencyDto })
  consistency(
    @Param() { districtId }: LogParam,
    @Query() { from, to }: ConsistencyQuery,
  ): Promise<ConsistencyDto> {
    return this.views.consistency(districtId, from, to);
  }
}
