import { Injectable } from '@nestjs/common';
import { countsWithout, figuresByGroup } from '@zeren/domain/insight/dashboard/domain-figures';
import { figuresOf } from '@zeren/domain/insight/dashboard/figures';
import type { CountRow } from '@zeren/domain/insight/dashboard/figures';
import { overviewSentence } from '@zeren/domain/insight/dashboard/overview-sentence';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DutyReads } from '../../cycle/duties';
import { DashboardScope } from './dashboard-scope';
import { DashboardRepository } from './dashboard.repository';
import type { UnitRow } from './dashboard.repository';
import { DomainGroups } from './domain-groups';
import type {
  OfficeholdersDto,
  OrganizationsQuery,
  OverviewDto,
  OverviewQuery,
  UnitFiguresDto,
  UnitsDto,
  WorstDutiesDto,
  WorstQuery,
} from './dto/dashboard.dto';

/** An organisation of the heat table with its counts. */
interface CountedUnit {
  readonly unit: UnitRow;
  readonly counts: readonly CountRow[];
}

/** What a leader is shown: one snapshot of the counters each time, so that every figure of a page fits the others. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: DashboardScope,
    private readonly repository: DashboardRepository,
    private readonly groups: DomainGroups,
    private readonly duties: DutyReads,
  ) {}

  /** How an organisation's whole subtree stands, by group of domains, with the conclusion in one sentence. */
  overview(actor: Actor, query: OverviewQuery): Promise<OverviewDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const year = query.year ?? yearOf(tx);
      const { id, nameZh } = await this.scope.organization(tx, query.organizationId);
      const { whole, below } = await this.counted(tx, id, year);
      const totals = figuresOf(whole);
      const domains = figuresByGroup(await this.groups.all(tx), whole);
      const units = below
        .filter(({ counts }) => counts.length > 0)
        .map(({ unit, counts }) => ({ name: unit.name, figures: figuresOf(counts) }));
      const sentence = overviewSentence({ year, totals, units, domains });
      return {
        year,
        asOf: tx.now,
        source: 'duties',
        organization: { id, nameZh },
        totals,
        domains,
        sentence,
      };
    });
  }

  /** The organisations directly below, each with its subtree; first the organisation itself when it has duties of its own. */
  organizations(actor: Actor, query: OrganizationsQuery): Promise<UnitsDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { id } = await this.scope.organization(tx, query.parentId);
      const { itself, whole, below } = await this.counted(tx, id, query.year ?? yearOf(tx));
      const own = countsWithout(
        whole,
        below.flatMap(({ counts }) => counts),
      );
      const standing = below.filter(({ unit, counts }) => !unit.ended || counts.length > 0);
      const shown = own.length > 0 ? [{ unit: itself, counts: own }, ...standing] : standing;
      const groups = await this.groups.all(tx);
      const heads = await this.scope.holderNames(
        tx,
        shown.flatMap(({ unit }) => unit.headPostId ?? []),
      );
      const rows = shown.map(({ unit, counts }): UnitFiguresDto => ({
        organizationId: unit.id,
        name: unit.name,
        headName: (unit.headPostId && heads.get(unit.headPostId)) || null,
        childCount: unit.childCount,
        itself: unit.id === id,
        cells: figuresByGroup(groups, counts).map(({ group, figures }) => ({ group, figures })),
        figures: figuresOf(counts),
      }));
      return { asOf: tx.now, rows };
    });
  }

  /** The posts of one organisation that have duties, with who answers for them today. */
  officeholders(actor: Actor, query: OverviewQuery): Promise<OfficeholdersDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { id } = await this.scope.organization(tx, query.organizationId);
      const counts = await this.repository.postCounts(tx, id, query.year ?? yearOf(tx));
      const posts = [...new Map(counts.map((row) => [row.postId, row])).values()];
      const holders = await this.scope.holderNames(
        tx,
        posts.map(({ postId }) => postId),
      );
      const rows = posts.map(({ postId, postTitle, organizationName }) => ({
        postId,
        postTitle,
        organizationName,
        holderName: holders.get(postId) ?? null,
        figures: figuresOf(counts.filter((row) => row.postId === postId)),
      }));
      return { asOf: tx.now, rows };
    });
  }

  /** The gravest duties of a subtree: severe before overdue, longest overdue first. */
  worst(actor: Actor, query: WorstQuery): Promise<WorstDutiesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const root = await this.scope.root(tx, query.organizationId);
      const ids = await this.repository.worst(tx, root, query.year ?? yearOf(tx), query.limit);
      return { items: await this.duties.rows(tx, ids) };
    });
  }

  private async counted(
    tx: ReadTx,
    organizationId: string,
    year: number,
  ): Promise<{ itself: UnitRow; whole: readonly CountRow[]; below: readonly CountedUnit[] }> {
    const [itself, ...children] = await this.repository.units(tx, organizationId);
    const counts = await this.repository.unitCounts(
      tx,
      [organizationId, ...children.map(({ id }) => id)],
      year,
    );
    const byUnit = new Map<string, CountRow[]>();
    for (const row of counts) byUnit.set(row.unitId, [...(byUnit.get(row.unitId) ?? []), row]);
    const of = (id: string) => byUnit.get(id) ?? [];
    return {
      itself: itself!,
      whole: of(organizationId),
      below: children.map((unit) => ({ unit, counts: of(unit.id) })),
    };
  }
}

function yearOf(tx: ReadTx): number {
  return Number(tx.today.slice(0, 4));
}
