import { Module } from '@nestjs/common';
import { DutiesModule } from '../../cycle/duties';
import { CataloguesModule } from '../../registry/catalogues';
import { OrganizationsModule } from '../../registry/organizations';
import { CounterKeeper } from './counter-keeper';
import { CountersRepository } from './counters.repository';
import { DashboardScope } from './dashboard-scope';
import { DashboardController } from './dashboard.controller';
import { FoldCountersJob, RecountCountersJob } from './dashboard.jobs';
import { DashboardRepository } from './dashboard.repository';
import { DashboardService } from './dashboard.service';
import { FollowTreeWithCounters } from './follow-tree.listener';

@Module({
  imports: [CataloguesModule, OrganizationsModule, DutiesModule],
  controllers: [DashboardController],
  providers: [
    CountersRepository,
    CounterKeeper,
    FollowTreeWithCounters,
    FoldCountersJob,
    RecountCountersJob,
    DashboardRepository,
    DashboardScope,
    DashboardService,
  ],
})
export class DashboardModule {}
