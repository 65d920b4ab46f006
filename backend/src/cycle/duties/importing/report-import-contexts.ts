import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { UnitFinder } from '@zeren/domain/cycle/duties/importing/find-unit';
import type { KnownUnit } from '@zeren/domain/cycle/duties/importing/find-unit';
import type { ImportablePost, MatchContext } from '@zeren/domain/cycle/duties/importing/match-source-rows';
import type { ReportMapping } from '@zeren/domain/cycle/duties/importing/report-mapping';
import { referenceOf } from '@zeren/domain/cycle/duties/importing/source-row';
import type { SourceRowText } from '@zeren/domain/cycle/duties/importing/source-row';
import type { ReadTx } from '../../../platform/database/transaction';
import { OrganizationReads } from '../../../registry/organizations';
import type { PostRow } from '../../../registry/organizations';
import { ImportedRecordsRepository } from './imported-records.repository';

/** A record's reference as it is kept: of one length, and saying nothing of what it stands for. */
export const digestOf = (reference: string): string => createHash('sha256').update(reference).digest('hex');

/** Reads what rows are matched against: our units, their posts, and what these have to do. */
@Injectable()
export class ReportImportContexts {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly records: ImportedRecordsRepository,
  ) {}

  /** Every post that whoever reaches these organisations reports for. */
  async posts(tx: ReadTx, rootOrganizationIds: readonly string[]): Promise<PostRow[]> {
    const ids = new Set<string>();
    // One or two: whoever imports has a grant over the county, or over a township.
    for (const root of await this.organizations.scope(tx, rootOrganizationIds)) {
      for (const { id } of await this.organizations.subtree(tx, root.organizationId)) ids.add(id);
    }
    return this.organizations.postsOf(tx, [...ids]);
  }

  async units(tx: ReadTx, posts: readonly PostRow[]): Promise<KnownUnit[]> {
    const ids = [...new Set(posts.map(({ organizationId }) => organizationId))];
    const rows = await this.organizations.organizations(tx, ids);
    return rows.map(({ id, nameZh, code }) => ({ id, name: nameZh, code }));
  }

  /** For these rows: of the duties only those of the units that they name. */
  async of(
    tx: ReadTx,
    rows: readonly SourceRowText[],
    mapping: ReportMapping & { readonly id: string },
    rootOrganizationIds: readonly string[],
  ): Promise<MatchContext> {
    const all = await this.posts(tx, rootOrganizationIds);
    const units = await this.units(tx, all);
    const finder = new UnitFinder(units, mapping.units);
    const names = new Set(rows.map(({ values }) => values.unit));
    const named = new Set([...names].flatMap((name) => finder.find(name) ?? []));
    const posts = all.filter(({ organizationId }) => named.has(organizationId));
    const postIds = posts.map(({ id }) => id);
    const titles = [...new Set(mapping.serves.flatMap((served) => served.titles))];
    const digests = rows.map((row) => digestOf(referenceOf(row)));
    const known = await this.records.known(tx, mapping.id, digests);
    return {
      today: tx.today,
      units,
      posts: await this.withHolders(tx, posts, mapping),
      duties: await this.records.duties(tx, postIds, titles),
      isKnown: (reference) => known.has(digestOf(reference)),
    };
  }

  /** Who holds a post is asked only where the table names people. */
  private async withHolders(
    tx: ReadTx,
    posts: readonly PostRow[],
    { columns }: ReportMapping,
  ): Promise<ImportablePost[]> {
    const ids = posts.map(({ id }) => id);
    const holders = columns.person ? await this.organizations.holders(tx, ids, tx.today) : undefined;
    return posts.map(({ id, organizationId, title, kind, isHead }) => ({
      ...{ id, organizationId, title, kind, isHead },
      holderName: holders?.get(id)?.personName ?? null,
    }));
  }
}
