import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor';
import { CurrentActor, Permit } from '../../platform/http/route';
import { DashboardService } from './dashboard.service';
import { TrendService } from './trend.service';
import {
  OfficeholdersDto,
  OrganizationsQuery,
  OverviewDto,
  OverviewQuery,
  UnitsDto,
  WorstDutiesDto,
  WorstQuery,
} from './dto/dashboard.dto';
import { TrendDto } from './dto/trend.dto';

@ApiTags('dashboard')
@Controller('api/dashboard')
export class DashboardController {
  constructor(
    private readonly dashboard: DashboardService,
    private readonly trends: TrendService,
  ) {}

  @Get('overview')
  @Permit('dashboard.read')
  @ApiOperation({
    summary: 'How an organisation stands, by domain, with the conclusion',
    operationId: 'getOverview',
  })
  @ApiOkResponse({ type: OverviewDto })
  overview(@CurrentActor() actor: Actor, @Query() query: OverviewQuery): Promise<OverviewDto> {
    return this.dashboard.overview(actor, query);
  }

  @Get('organizations')
  @Permit('dashboard.read')
  @ApiOperation({
    summary: 'The organisations directly below, by domain',
    operationId: 'getOrganizationFigures',
  })
  @ApiOkResponse({ type: UnitsDto })
  organizations(@CurrentActor() actor: Actor, @Query() query: OrganizationsQuery): Promise<UnitsDto> {
    return this.dashboard.organizations(actor, query);
  }

  @Get('officeholders')
  @Permit('dashboard.read')
  @ApiOperation({
    summary: "One organisation's posts with their duties",
    operationId: 'getOfficeholderFigures',
  })
  @ApiOkResponse({ type: OfficeholdersDto })
  officeholders(@CurrentActor() actor: Actor, @Query() query: OverviewQuery): Promise<OfficeholdersDto> {
    return this.dashboard.officeholders(actor, query);
  }

  @Get('worst')
  @Permit('dashboard.read')
  @ApiOperation({
    summary: 'The gravest duties: severe first, longest overdue first',
    operationId: 'getWorstDuties',
  })
  @ApiOkResponse({ type: WorstDutiesDto })
  worst(@CurrentActor() actor: Actor, @Query() query: WorstQuery): Promise<WorstDutiesDto> {
    return this.dashboard.worst(actor, query);
  }

  @Get('trend')
  @Permit('dashboard.read')
  @ApiOperation({ summary: 'Twelve weeks, and what changed in this one', operationId: 'getTrend' })
  @ApiOkResponse({ type: TrendDto })
  trend(@CurrentActor() actor: Actor, @Query() query: OverviewQuery): Promise<TrendDto> {
    return this.trends.trend(actor, query);
  }
}
