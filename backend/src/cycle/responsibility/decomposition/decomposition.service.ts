import { Injectable } from '@nestjs/common';
import { trigramSimilarity, trigramsOf } from '@zeren/domain/cycle/responsibility/check/text-similarity';
import { byUpperItem } from '@zeren/domain/cycle/responsibility/decomposition/carried-below';
import {
  checkDecomposition,
  closesCircle,
} from '@zeren/domain/cycle/responsibility/decomposition/check-decomposition';
import type {
  Contribution,
  DecompositionFinding,
} from '@zeren/domain/cycle/responsibility/decomposition/check-decomposition';
import { decompositionRefusals } from '@zeren/domain/cycle/responsibility/decomposition/decomposition-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { CatalogueReads } from '../../../registry/catalogues';
import { OrganizationReads, postDay } from '../../../registry/organizations';
import { CheckRepository } from '../check/check.repository';
import type { SetRecord } from '../check/check.repository';
import type {
  CandidateDto,
  CandidatesQuery,
  DecompositionDto,
  LinkedItemsDto,
  LinkItemsDto,
  UnlinkItemsDto,
} from '../dto/decomposition.dto';
import { byItem, placed, upperView } from './decomposition-views';
import type { Posts } from './decomposition-views';
import { DecompositionRepository } from './decomposition.repository';
import type { LinkableItem, LinkRow } from './decomposition.repository';

/** Longer lists help nobody on one page; the counts have all. */
const MOST_SHOWN = 200;
const MOST_CANDIDATES = 30;
const EDIT = 'responsibility-lists.edit';

/** 分解: which items below carry which above, what hangs loose, and linking the two. */
@Injectable()
export class DecompositionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DecompositionRepository,
    private readonly sets: CheckRepository,
    private readonly organizations: OrganizationReads,
    private readonly catalogues: CatalogueReads,
  ) {}

  decomposition(actor: Actor, listSetId: string): Promise<DecompositionDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const set = await this.inSight(tx, listSetId);
      const items = await this.repository.ofSet(tx, listSetId);
      const links = await this.repository.links(tx, set.year, items.map(lineageOf));
      const outside = await this.outside(tx, set.year, items, links);
      const all = new Map([...items, ...outside].map((item) => [item.lineageId, item]));
      const posts = await this.posts(tx, [...all.values()]);
      const ranks = await this.ranks(tx);
      const contributions = links.map(contribution);
      const findings = checkDecomposition(
        [...all.values()].map((item) => ({
          itemId: item.lineageId,
          rank: ranks.get(item.levelCode) ?? 9,
          quantity: item.quantity,
          unit: item.unit,
          hasPerson: posts.holders.has(postDay(item.postId, tx.today)),
        })),
        contributions,
      );
      const top = Math.min(...items.map((item) => ranks.get(item.levelCode) ?? 9));
      const served = byUpperItem(contributions);
      const upper = items.filter(
        (item) => (ranks.get(item.levelCode) ?? 9) === top || served.has(item.lineageId),
      );
      const faults = byItem(findings);
      const counted = (code: DecompositionFinding['code']) =>
        findings.filter((finding) => finding.code === code && all.has(finding.itemId)).length;
      const orphans = items.filter(({ lineageId }) =>
        (faults.get(lineageId) ?? []).some(({ code }) => code === 'orphan'),
      );
      const [check] = await this.sets.newest(tx, [listSetId]);
      const shown = upper
        .map((item) => upperView(item, all, posts, served, faults))
        .sort((a, b) => b.findings.length - a.findings.length || b.carrierCount - a.carrierCount);
      return {
        listSetId,
        title: set.title,
        year: set.year,
        mayLink: await this.mayEdit(tx, set),
        counts: {
          upper: upper.length,
          carried: shown.filter(({ carrierCount }) => carrierCount > 0).length,
          links: links.length,
          orphans: orphans.length,
          shortfalls: counted('shortfall'),
          otherUnits: counted('other-unit'),
          withoutPerson: counted('no-person'),
        },
        upper: shown.slice(0, MOST_SHOWN),
        orphans: orphans.slice(0, MOST_SHOWN).map((item) => placed(item, posts)),
        copiedShares: check?.result?.copiedShares ?? [],
      };
    });
  }

  /**
   * Wordings of the set that might carry an item, the likeliest first; one wording of many posts stands once. Only what
   * stands in organisations below carries it: who works beside it shares its task, and does not break it down.
   */
  candidates(actor: Actor, listSetId: string, { itemId, q }: CandidatesQuery): Promise<CandidateDto[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const set = await this.inSight(tx, listSetId);
      const [upper] = await this.repository.byIds(tx, [itemId]);
      if (!upper) throw new Refused(platformRefusals['request.not-found']());
      const items = await this.repository.ofSet(tx, listSetId);
      const links = await this.repository.links(tx, set.year, [upper.lineageId]);
      const linked = new Set(links.map(({ lower }) => lower));
      const below = await this.below(tx, upper, items);
      const words = q?.trim();
      const free = items.filter(
        (item) =>
          item.lineageId !== upper.lineageId &&
          !linked.has(item.lineageId) &&
          below.has(item.organizationId) &&
          (!words || item.textZh.includes(words)),
      );
      const posts = await this.posts(tx, free);
      const runs = trigramsOf(upper.textZh);
      const groups = new Map<string, { worth: number; items: LinkableItem[] }>();
      for (const item of free) {
        const key = `${posts.posts.get(item.postId)?.kind ?? ''} ${item.textZh}`;
        const group = groups.get(key);
        if (group) group.items.push(item);
        else groups.set(key, { worth: worthOf(item, upper, runs), items: [item] });
      }
      return [...groups.values()]
        .sort((a, b) => b.worth - a.worth)
        .slice(0, MOST_CANDIDATES)
        .map(({ items: same }) => {
          const post = posts.posts.get(same[0]!.postId);
          return {
            itemIds: same.map((item) => item.itemId),
            textZh: same[0]!.textZh,
            textEn: same[0]!.textEn,
            postKind: post?.kind ?? '',
            organizationName: same.length === 1 ? (post?.organizationName ?? '') : null,
          };
        });
    });
  }

  /** Says that items of the set carry an upper one; both are in sight, and the lower ones in a set of the actor's. */
  link(actor: Actor, listSetId: string, given: LinkItemsDto): Promise<LinkedItemsDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { set, upper, lower } = await this.ends(tx, listSetId, given);
      if (given.quantity && lower.length > 1) {
        throw new Refused(
          decompositionRefusals['item-contribution.quantity-for-many']({ field: 'quantity' }),
        );
      }
      await this.repository.lockYear(tx, set.year);
      const above = (await this.repository.above(tx, set.year, upper.lineageId)).map(contribution);
      const circle = lower.find((item) => closesCircle(above, item.lineageId, upper.lineageId));
      if (circle) {
        const parameters = { item: circle.textZh };
        throw new Refused(decompositionRefusals['item-contribution.circle']({ parameters }));
      }
      const links = await this.repository.link(tx, set.year, lower, upper.lineageId, given.quantity || null);
      tx.audit({
        action: 'list-set.link-items',
        subject: { kind: 'list-set', id: listSetId },
        after: {
          items: lower.map(({ textZh }) => textZh),
          text: upper.textZh,
          quantity: given.quantity ?? null,
        },
      });
      return { links };
    });
  }

  unlink(actor: Actor, listSetId: string, given: UnlinkItemsDto): Promise<LinkedItemsDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { set, upper, lower } = await this.ends(tx, listSetId, given);
      const links = await this.repository.unlink(tx, set.year, lower.map(lineageOf), upper.lineageId);
      tx.audit({
        action: 'list-set.unlink-items',
        subject: { kind: 'list-set', id: listSetId },
        before: { items: lower.map(({ textZh }) => textZh), text: upper.textZh },
      });
      return { links };
    });
  }

  private async ends(
    tx: WriteTx,
    listSetId: string,
    { upperItemId, lowerItemIds }: UnlinkItemsDto,
  ): Promise<{ set: SetRecord; upper: LinkableItem; lower: LinkableItem[] }> {
    const set = await this.inSight(tx, listSetId);
    if (!(await this.mayEdit(tx, set))) throw new Refused(platformRefusals['request.not-found']());
    const ids = [...new Set(lowerItemIds)];
    const found = new Map(
      (await this.repository.byIds(tx, [upperItemId, ...ids])).map((item) => [item.itemId, item]),
    );
    const upper = found.get(upperItemId);
    const lower = ids.flatMap((id) => found.get(id) ?? []).filter((item) => item.listSetId === listSetId);
    // An item out of sight, or of a set that somebody else keeps, is not there.
    if (!upper || lower.length < ids.length) throw new Refused(platformRefusals['request.not-found']());
    if (upper.year !== set.year) {
      const parameters = { year: set.year };
      throw new Refused(decompositionRefusals['item-contribution.other-year']({ parameters }));
    }
    return { set, upper, lower };
  }

  private async inSight(tx: ReadTx, id: string): Promise<SetRecord> {
    const set = await this.sets.set(tx, id);
    const seen = set && (await this.organizations.within(tx, [set.organizationId])).has(set.organizationId);
    if (!seen) throw new Refused(platformRefusals['request.not-found']());
    return set;
  }

  private async below(
    tx: ReadTx,
    { organizationId }: LinkableItem,
    items: readonly LinkableItem[],
  ): Promise<ReadonlySet<string>> {
    const asked = new Set(items.map((item) => item.organizationId));
    const below = await this.organizations.within(tx, [...asked], [organizationId]);
    below.delete(organizationId);
    return below;
  }

  private async mayEdit(tx: ReadTx, { organizationId }: SetRecord): Promise<boolean> {
    const roots = tx.actor.permissions.get(EDIT) ?? [];
    return (await this.organizations.within(tx, [organizationId], roots)).has(organizationId);
  }

  /** The ends of links that lie in other sets, as far as they are in sight. */
  private outside(
    tx: ReadTx,
    year: number,
    items: readonly LinkableItem[],
    links: readonly LinkRow[],
  ): Promise<LinkableItem[]> {
    const own = new Set(items.map(lineageOf));
    const others = links.flatMap(({ lower, upper }) => [lower, upper]).filter((id) => !own.has(id));
    return others.length === 0
      ? Promise.resolve([])
      : this.repository.ofLineages(tx, year, [...new Set(others)]);
  }

  private posts(tx: ReadTx, items: readonly LinkableItem[]): Promise<Posts> {
    const ids = [...new Set(items.map(({ postId }) => postId))];
    return this.organizations.postsWithHolders(
      tx,
      ids.map((postId) => ({ postId, day: tx.today })),
    );
  }

  private async ranks(tx: ReadTx): Promise<ReadonlyMap<string, number>> {
    const levels = await this.catalogues.entries(tx, 'levels');
    return new Map(levels.map(({ code, attributes }) => [code, Number(attributes.rank ?? 9)]));
  }
}

const lineageOf = ({ lineageId }: LinkableItem): string => lineageId;
const contribution = ({ lower, upper, quantity }: LinkRow): Contribution => ({
  lowerItemId: lower,
  upperItemId: upper,
  quantity,
});

/** How likely an item carries another: the same cell counts, then likeness of words. */
function worthOf(item: LinkableItem, upper: LinkableItem, runs: ReadonlyMap<string, number>): number {
  return (
    (item.dimension === upper.dimension ? 0.5 : 0) +
    (item.domain === upper.domain ? 0.5 : 0) +
    2 * trigramSimilarity(runs, trigramsOf(item.textZh))
  );
}
