import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/route';
import { scrape } from '../metrics/metrics';
import { Health } from './health';

class HealthCheckView {
  @ApiProperty({ enum: ['database', 'jobs', 'storage', 'record', 'scan', 'process'], example: 'database' })
  name: string;

  @ApiProperty({ example: true })
  ok: boolean;

  @ApiProperty({ required: false, example: 'no worker serves: events.deliver' })
  reason?: string;
}

class HealthView {
  @ApiProperty({ enum: ['up', 'down'], example: 'up' })
  status: 'up' | 'down';

  @ApiProperty({ type: [HealthCheckView] })
  checks: HealthCheckView[];
}

@ApiTags('platform')
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('api/health/live')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'isLive', summary: 'Whether the process runs' })
  @ApiOkResponse({ type: HealthView })
  live(): HealthView {
    return { status: 'up', checks: [] };
  }

  @Get('api/health/ready')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'isReady', summary: 'Whether it can do its work now' })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({
    type: HealthView,
    description: 'Something it needs is missing: the reason says what',
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const checks = await this.health.checks();
    const up = checks.every((check) => check.ok);
    if (!up) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: up ? 'up' : 'down', checks };
  }

  @Get('metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiExcludeEndpoint()
  metrics(): Promise<string> {
    return scrape();
  }
}
