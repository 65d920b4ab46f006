import { Injectable } from '@nestjs/common';
import { trendPoints } from '@zeren/domain/insight/dashboard/trend';
import { mondayOf, mondaysUpTo, yearBefore } from '@zeren/domain/insight/dashboard/weeks';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DashboardScope } from './dashboard-scope';
import { DomainGroups } from './domain-groups';
import type { OverviewQuery } from './dto/dashboard.dto';
import type { TrendDto } from './dto/trend.dto';
import { WEEKS } from './week-keeper';
import { WeeksRepository } from './weeks.repository';
import type { ChangeRow } from './weeks.repository';

/** How it came to stand so: week by week, and what changed in this one. */
@Injectable()
export class TrendService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: DashboardScope,
    private readonly weeks: WeeksRepository,
    private readonly groups: DomainGroups,
  ) {}

  /** Of the year asked for up to today, or to its end where it is over. */
  trend(actor: Actor, query: OverviewQuery): Promise<TrendDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const year = query.year ?? yearOf(tx.today);
      const until = year < yearOf(tx.today) ? `${year}-12-31` : tx.today;
      const mondays = mondaysUpTo(until, WEEKS);
      const root = await this.scope.root(tx, query.organizationId);
      const kept = await this.weeks.of(tx, root.organizationId, year, mondays);
      const before = mondays.map(yearBefore);
      const then = await this.weeks.of(tx, root.organizationId, year - 1, before);
      const since = mondayOf(until);
      const running = year === yearOf(tx.today);
      const changes = running ? await this.weeks.changes(tx, root, year, since) : [];
      const groups = await this.groups.all(tx);
      const sumOf = (rows: readonly ChangeRow[], which: 'added' | 'cleared') =>
        rows.reduce((sum, row) => sum + row[which], 0);
      return {
        asOf: tx.now,
        year,
        weeks: trendPoints(mondays, kept),
        yearBefore: trendPoints(before, then),
        since,
        changes: groups.map(({ code, nameZh, nameEn, domains }) => {
          const ofGroup = changes.filter(({ domain }) => domains.includes(domain));
          const atMonday = kept.filter(({ monday, domain }) => monday === since && domains.includes(domain));
          return {
            ...{ group: code, nameZh, nameEn },
            before: atMonday.reduce((sum, { overdue }) => sum + overdue, 0),
            added: sumOf(ofGroup, 'added'),
            cleared: sumOf(ofGroup, 'cleared'),
          };
        }),
      };
    });
  }
}
