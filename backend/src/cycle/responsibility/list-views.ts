import { Injectable } from '@nestjs/common';
import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { ReadTx } from '../../platform/database/transaction';
import { CatalogueReads } from '../../registry/catalogues';
import { OrganizationReads, postDay } from '../../registry/organizations';
import type { ListRowDto, SignedByDto } from './dto/list.dto';
import type { ItemViewDto } from './dto/item.dto';
import { ListRepository } from './list.repository';
import type { ItemRecord, ListRecord } from './list-rows';

const ISSUE: Permission = 'responsibility-lists.issue';

/** Turns stored lists and items into what people are shown; names come set by set, never one by one. */
@Injectable()
export class ListViews {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly catalogues: CatalogueReads,
    private readonly repository: ListRepository,
  ) {}

  async lists(tx: ReadTx, records: readonly ListRecord[]): Promise<ListRowDto[]> {
    const asked = records.map(({ postId }) => ({ postId, day: tx.today }));
    const { posts, holders } = await this.organizations.postsWithHolders(tx, asked);
    const issuable = await this.issuable(tx, records);
    const signers = await this.signers(tx, records);
    return records.map((record) => {
      const post = posts.get(record.postId);
      const holder = holders.get(postDay(record.postId, tx.today));
      return {
        id: record.id,
        year: record.year,
        state: record.state,
        postId: record.postId,
        postTitle: post?.title ?? '',
        postKind: post?.kind ?? '',
        organizationId: record.organizationId,
        organizationName: post?.organizationName ?? '',
        holderName: holder && !holder.asHead ? holder.personName : null,
        headName: holder?.asHead ? holder.personName : null,
        itemCount: record.itemCount,
        undatedCount: record.undatedCount,
        issuedAt: record.issuedAt?.toISOString() ?? null,
        receiptDueOn: record.receiptDueOn,
        receivedAt: record.receivedAt?.toISOString() ?? null,
        receivedBy: signers.get(record.id) ?? null,
        versionNo: record.versionNo,
        amendReason: record.amendReason,
        mayIssue: issuable.has(record.id),
        version: record.version,
      };
    });
  }

  /** Who signed for each list: the post's own holder of that day, or the head who answered for it. */
  private async signers(tx: ReadTx, records: readonly ListRecord[]): Promise<Map<string, SignedByDto>> {
    const signed = records.filter(({ receivedByTenureId }) => receivedByTenureId !== null);
    const tenureIds = [...new Set(signed.map(({ receivedByTenureId }) => receivedByTenureId!))];
    if (tenureIds.length === 0) return new Map();
    const tenures = await this.organizations.tenures(tx, tenureIds);
    const byId = new Map(tenures.map((tenure) => [tenure.tenureId, tenure]));
    return new Map(
      signed.flatMap(({ id, postId, receivedByTenureId }) => {
        const tenure = byId.get(receivedByTenureId!);
        if (!tenure) return [];
        const { personName, kind, postTitle } = tenure;
        return [[id, { personName, tenureKind: kind, postTitle, forVacancy: tenure.postId !== postId }]];
      }),
    );
  }

  /** A permission to see reaches further than one to issue: the drafts among the records for which the actor may. */
  private async issuable(tx: ReadTx, records: readonly ListRecord[]): Promise<Set<string>> {
    const roots = tx.actor.permissions.get(ISSUE) ?? [];
    const drafts = roots.length > 0 ? records.filter(({ state }) => state === 'draft') : [];
    if (drafts.length === 0) return new Set();
    const organizationIds = [...new Set(drafts.map(({ organizationId }) => organizationId))];
    const within = await this.organizations.within(tx, organizationIds, roots);
    return new Set(drafts.flatMap(({ id, organizationId }) => (within.has(organizationId) ? [id] : [])));
  }

  /** The level of the organisation whose post bears the list. */
  async levelOf(tx: ReadTx, { postId }: ListRecord): Promise<string> {
    const [post] = await this.organizations.posts(tx, [postId]);
    return post?.levelCode ?? '';
  }

  async items(tx: ReadTx, records: readonly ItemRecord[]): Promise<ItemViewDto[]> {
    // Past rows too: a list of an earlier year keeps the words of its time.
    const namesOf = async (catalogue: 'dimensions' | 'domains' | 'levels' | 'item-types') => {
      const entries = await this.catalogues.everyEntry(tx, catalogue);
      const names = new Map(entries.map(({ code, nameZh, nameEn }) => [code, { nameZh, nameEn }]));
      return (code: string) => names.get(code) ?? { nameZh: code, nameEn: null };
    };
    const dimension = await namesOf('dimensions');
    const domain = await namesOf('domains');
    const level = await namesOf('levels');
    const type = await namesOf('item-types');
    const local = await this.repository.localItems(tx, [...new Set(records.map(({ listId }) => listId))]);
    return records.map(({ listId: _, ...record }) => {
      const words = record.cadenceClauses && cadenceSentence(record.cadenceClauses);
      return {
        ...record,
        dimensionName: dimension(record.dimensionCode).nameZh,
        dimensionNameEn: dimension(record.dimensionCode).nameEn,
        domainName: domain(record.domainCode).nameZh,
        domainNameEn: domain(record.domainCode).nameEn,
        levelName: level(record.levelCode).nameZh,
        typeName: type(record.typeCode).nameZh,
        typeNameEn: type(record.typeCode).nameEn,
        local: local.has(record.id),
        cadenceZh: words?.zh ?? null,
        cadenceEn: words?.en ?? null,
      };
    });
  }
}
