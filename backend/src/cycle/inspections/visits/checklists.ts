import { Injectable } from '@nestjs/common';
import { ROW_METHODS } from '@zeren/domain/cycle/inspections/may-inspect';
import type { RowMethod } from '@zeren/domain/cycle/inspections/may-inspect';
import { yearOf } from '@zeren/domain/registry/calendar/calendar-days';
import type { ReadTx } from '../../../platform/database/transaction';
import { CatalogueReads } from '../../../registry/catalogues';
import { OrganizationReads } from '../../../registry/organizations';
import { DutyReads } from '../../duties';
import { ResponsibilityReads } from '../../responsibility';
import { FindingsRepository } from '../findings/findings.repository';
import type { ChecklistRow } from './visits.repository';

/** So that a checklist is gone through at one place, in one morning. */
const MOST = { items: 15, duties: 10, findings: 10 } as const;

/** What is looked at in a unit: the template of its domain, its own items, what is open of duties and findings. */
@Injectable()
export class Checklists {
  constructor(
    private readonly catalogues: CatalogueReads,
    private readonly organizations: OrganizationReads,
    private readonly lists: ResponsibilityReads,
    private readonly duties: DutyReads,
    private readonly findings: FindingsRepository,
  ) {}

  async make(tx: ReadTx, organizationId: string, domainCode: string): Promise<ChecklistRow[]> {
    const posts = await this.organizations.postsOf(tx, [organizationId]);
    const postIds = posts.map(({ id }) => id);
    return [
      ...(await this.template(tx, domainCode)),
      ...(await this.items(tx, organizationId)),
      ...(await this.openDuties(tx, postIds)),
      ...(await this.openFindings(tx, postIds)),
    ];
  }

  private async template(tx: ReadTx, domainCode: string): Promise<ChecklistRow[]> {
    const rows = await this.catalogues.entries(tx, 'inspection-rows');
    return rows
      .filter(({ attributes: { domain } }) => domain === null || domain === domainCode)
      .map(({ nameZh, attributes: { method, dimension } }) => ({
        ...{ kind: 'template', text: nameZh, method: methodOf(method), itemId: null, domainCode },
        dimensionCode: typeof dimension === 'string' ? dimension : null,
      }));
  }

  private async items(tx: ReadTx, organizationId: string): Promise<ChecklistRow[]> {
    const listIds = await this.lists.inForceAt(tx, organizationId, yearOf(tx.today));
    const items = await this.lists.itemsOfLists(tx, listIds);
    return items.slice(0, MOST.items).map(({ id, textZh, dimensionCode, domainCode }) => ({
      ...{ kind: 'item', text: textZh, method: 'check', itemId: id, dimensionCode, domainCode },
    }));
  }

  private async openDuties(tx: ReadTx, postIds: readonly string[]): Promise<ChecklistRow[]> {
    const open = (await this.duties.openOfPosts(tx, postIds)).filter(({ opensOn }) => opensOn <= tx.today);
    const shown = open.slice(0, MOST.duties);
    const items = await this.lists.items(
      tx,
      shown.flatMap(({ itemId }) => itemId ?? []),
    );
    const dimensions = new Map(items.map(({ id, dimensionCode }) => [id, dimensionCode]));
    return shown.map(({ title, periodLabel, dueOn, itemId, domainCode }) => ({
      ...{ kind: 'duty', method: 'check', itemId, domainCode },
      text: `${title}（${[periodLabel, `${dueOn} 到期，未办结`].filter(Boolean).join('，')}）`,
      dimensionCode: dimensions.get(itemId ?? '') ?? null,
    }));
  }

  private async openFindings(tx: ReadTx, postIds: readonly string[]): Promise<ChecklistRow[]> {
    const open = await this.findings.openOfPosts(tx, postIds);
    return open.slice(0, MOST.findings).map(({ title, itemId, dimensionCode, domainCode }) => ({
      ...{ kind: 'finding', text: title, method: 'look', itemId, dimensionCode, domainCode },
    }));
  }
}

const methodOf = (method: unknown): RowMethod => ROW_METHODS.find((known) => known === method) ?? 'look';
