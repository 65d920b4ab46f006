import { Module } from '@nestjs/common';
import { DutiesModule } from '../../cycle/duties';
import { CataloguesModule } from '../../registry/catalogues';
import { OrganizationsModule } from '../../registry/organizations';
import { CounterKeeper } from './counter-keeper';
import { CountersRepository } from './counters.repository';
import { DashboardScope } from './dashboard-scope';
import { DashboardController } from './dashboard.controller';
import { FoldCountersJob, KeepWeeksJob, RecountCountersJob } from './dashboard.jobs';
import { DashboardRepository } from './dashboard.repository';
import { DashboardService } from './dashboard.service';
import { DomainGroups } from './domain-groups';
import { FollowTreeWithCounters } from './follow-tree.listener';
import { TrendService } from './trend.service';
import { WeekKeeper } from './week-keeper';
import { WeeksRepository } from './weeks.repository';

@Module({
  imports: [CataloguesModule, OrganizationsModule, DutiesModule],
  controllers: [DashboardController],
  providers: [
    CountersRepository,
    CounterKeeper,
    FollowTreeWithCounters,
    FoldCountersJob,
    RecountCountersJob,
    KeepWeeksJob,
    WeekKeeper,
    WeeksRepository,
    TrendService,
    DomainGroups,
    DashboardRepository,
    DashboardScope,
    DashboardService,
  ],
})
export class DashboardModule {}
