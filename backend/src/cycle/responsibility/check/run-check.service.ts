import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { checkListSet } from '@zeren/domain/cycle/responsibility/check/check-list-set';
import type { CheckedPost } from '@zeren/domain/cycle/responsibility/check/checked-set';
import { placeOf } from '@zeren/domain/cycle/responsibility/check/copied-down';
import { wordingJudge } from '@zeren/domain/cycle/responsibility/check/check-wordings';
import type { JudgedItem } from '@zeren/domain/cycle/responsibility/check/check-wordings';
import { CLEAR_FROM } from '@zeren/domain/cycle/responsibility/check/clarity-of-item';
import { draftsForEmptyCells } from '@zeren/domain/cycle/responsibility/check/library-suggestions';
import type { LibraryItem } from '@zeren/domain/cycle/responsibility/check/library-suggestions';
import { isRedCell, wordingKey } from '@zeren/domain/cycle/responsibility/check/warning-key';
import { TEAM_LEVELS } from '@zeren/domain/cycle/responsibility/check/three-heads';
import { systemActor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CatalogueReads } from '../../../registry/catalogues';
import { OrganizationReads } from '../../../registry/organizations';
import type { DomainSizeRow, PostRow } from '../../../registry/organizations';
import { LibraryRepository } from '../templates/library.repository';
import { CheckRepository } from './check.repository';
import type { ReasonRecord, SetItemRow, SetRecord } from './check.repository';
import { MOST_FINDINGS } from './check-result';
import type { CheckResult, CopiedShare, ItemFinding, MemberClarity } from './check-result';

/** How many items are judged before the job says how far it is. */
const BATCH = 2_000;

/** What a set is checked with, read in one snapshot. */
interface SetContent {
  readonly set: SetRecord;
  readonly items: readonly SetItemRow[];
  readonly posts: ReadonlyMap<string, PostRow>;
  readonly dimensions: readonly string[];
  readonly domains: readonly string[];
  readonly ranks: ReadonlyMap<string, number>;
  readonly sizes: readonly DomainSizeRow[];
  readonly reasons: readonly ReasonRecord[];
  readonly library: readonly LibraryItem[];
  /** Places and people: a wording that names one is no copy. */
  readonly names: readonly string[];
}

/** Checks a list set in the job process: one snapshot, then batches with their progress, then the result. */
@Injectable()
export class RunCheckService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CheckRepository,
    private readonly library: LibraryRepository,
    private readonly organizations: OrganizationReads,
    private readonly catalogues: CatalogueReads,
  ) {}

  /** Runs every check that waits. A worker that died leaves its check to the next after a minute. */
  async runOpen(requestId: string): Promise<number> {
    let ran = 0;
    for (const { districtId, id } of await this.repository.open()) {
      ran += await this.run(districtId, id, requestId);
    }
    return ran;
  }

  private async run(districtId: string, id: string, requestId: string): Promise<number> {
    const actor = systemActor(districtId, requestId);
    const check = await this.unitOfWork.write(actor, (tx) => this.repository.take(tx, id));
    if (!check) return 0;
    const content = await this.unitOfWork.read(actor, (tx) => this.content(tx, check.listSetId));
    if (!content) return 0;
    const total = content.items.length;
    const result = await checked(content, async (done) => {
      await this.unitOfWork.write(actor, (tx) => this.repository.progress(tx, id, done, total));
    });
    await this.unitOfWork.write(actor, async (tx) => {
      await this.repository.finish(tx, id, content.set.mark, total, result);
      tx.audit({
        action: 'list-set.check',
        subject: { kind: 'list-set', id: check.listSetId },
        after: { items: total, warnings: result.warnings.length, vague: result.vagueCount },
      });
    });
    return 1;
  }

  private async content(tx: ReadTx, listSetId: string): Promise<SetContent | undefined> {
    const set = await this.repository.set(tx, listSetId);
    if (!set) return undefined;
    const items = await this.repository.items(tx, listSetId);
    const bearing = await this.organizations.posts(tx, [...new Set(items.map(({ postId }) => postId))]);
    // Members of the same teams who bear nothing are what the check is about.
    const teams = [
      ...new Set(
        bearing
          .filter(({ inTeam, levelCode }) => inTeam && TEAM_LEVELS.has(levelCode))
          .map(({ organizationId }) => organizationId),
      ),
    ];
    const beside = await this.organizations.postsOf(tx, teams);
    const all = new Map([...beside, ...bearing].map((post) => [post.id, post]));
    const levels = await this.catalogues.entries(tx, 'levels');
    const domains = await this.catalogues.entries(tx, 'domains');
    return {
      set,
      items,
      posts: all,
      dimensions: (await this.catalogues.entries(tx, 'dimensions')).map(({ code }) => code),
      domains: domains.filter(({ attributes }) => attributes.coversNoCell !== true).map(({ code }) => code),
      ranks: new Map(levels.map(({ code, attributes }) => [code, Number(attributes.rank ?? 9)])),
      sizes: await this.organizations.sizesByDomain(tx, set.organizationId),
      reasons: await this.repository.reasons(tx, listSetId),
      library: await this.library.items(tx),
      names: await this.names(tx, bearing),
    };
  }

  /** The places that bodies bear in their names, and the people who hold the posts. */
  private async names(tx: ReadTx, posts: readonly PostRow[]): Promise<string[]> {
    const places = posts.map(({ organizationName }) => placeOf(organizationName));
    const holders = await this.organizations.holders(
      tx,
      posts.map(({ id }) => id),
      tx.today,
    );
    const people = [...holders.values()].map(({ personName }) => personName);
    return [...new Set([...places.filter((place) => place !== null), ...people])];
  }
}

async function checked(content: SetContent, said: (done: number) => Promise<void>): Promise<CheckResult> {
  const { items, posts, library } = content;
  const exemptions = content.reasons
    .filter(({ warningKey, until }) => isRedCell(warningKey) && until === null)
    .map(({ warningKey, reason }) => {
      const [, dimension = '', domain = ''] = warningKey.split(':');
      return { dimension, domain, reason };
    });
  const set = checkListSet({
    items,
    posts: [...posts.values()].map(checkedPost),
    dimensions: content.dimensions,
    domains: content.domains,
    sizes: content.sizes,
    exemptions,
  });
  const judged = items.flatMap((item): JudgedItem[] => {
    const post = posts.get(item.postId);
    return post ? [judgedItem(item, post, content.ranks)] : [];
  });
  const wordings = await judgeWordings(judged, content, said);
  const postKinds = new Set([...posts.values()].map(({ kind }) => kind));
  return {
    ...set,
    ...wordings,
    drafts: draftsForEmptyCells(set.coverage.cells, library, postKinds).map(({ cell, items: found }) => ({
      dimension: cell.dimension,
      domain: cell.domain,
      items: found.slice(0, 5),
    })),
  };
}

async function judgeWordings(
  judged: readonly JudgedItem[],
  { items, posts, library, names }: SetContent,
  said: (done: number) => Promise<void>,
): Promise<
  Pick<CheckResult, 'clarity' | 'vagueCount' | 'copiedCount' | 'findings' | 'members' | 'copiedShares'>
> {
  const rowOf = new Map(items.map((item) => [item.itemId, item]));
  const judge = wordingJudge(judged, library, names);
  const findings: ItemFinding[] = [];
  const scores = new Map<string, number[]>();
  const copied = new Map<string, { organizationName: string; items: number; copied: number }>();
  let vagueCount = 0;
  let copiedCount = 0;
  for (const [index, item] of judged.entries()) {
    const { score, finding } = judge.judge(item);
    const post = posts.get(item.postId)!;
    const held = scores.get(item.postId);
    if (held) held.push(score);
    else scores.set(item.postId, [score]);
    const share = copied.get(post.organizationId) ?? {
      organizationName: post.organizationName,
      items: 0,
      copied: 0,
    };
    share.items += 1;
    copied.set(post.organizationId, share);
    if (score < CLEAR_FROM) vagueCount += 1;
    if (finding?.copied) {
      copiedCount += 1;
      share.copied += 1;
    }
    if (finding) {
      const { listId, dimension, domain, textZh, lineageId } = rowOf.get(item.itemId)!;
      const upperTextZh = finding.copied ? (rowOf.get(finding.copied.upperItemId)?.textZh ?? null) : null;
      const { title: postTitle, organizationName } = post;
      const key = wordingKey(lineageId);
      findings.push({
        ...finding,
        key,
        listId,
        postTitle,
        organizationName,
        dimension,
        domain,
        textZh,
        upperTextZh,
      });
    }
    if ((index + 1) % BATCH === 0) {
      await said(index + 1);
      // Other jobs of this process get their turn.
      await setImmediate();
    }
  }
  const all = [...scores.values()].flat();
  return {
    clarity: all.length === 0 ? null : mean(all),
    vagueCount,
    copiedCount,
    findings: findings.sort((a, b) => a.score - b.score).slice(0, MOST_FINDINGS),
    members: [...scores].map(([postId, held]): MemberClarity => ({
      postId,
      items: held.length,
      score: mean(held),
    })),
    copiedShares: [...copied]
      .filter(([, share]) => share.copied > 0)
      .map(([organizationId, share]): CopiedShare => ({ organizationId, ...share }))
      .sort((a, b) => b.copied / b.items - a.copied / a.items),
  };
}

const mean = (numbers: readonly number[]) =>
  Math.round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length);

function checkedPost(post: PostRow): CheckedPost {
  const { id: postId, title, kind, organizationId, organizationName, levelCode: level, inTeam } = post;
  return { postId, title, kind, organizationId, organizationName, level, inTeam };
}

function judgedItem(item: SetItemRow, post: PostRow, ranks: ReadonlyMap<string, number>): JudgedItem {
  return {
    ...item,
    postKind: post.kind,
    organizationId: post.organizationId,
    rank: ranks.get(post.levelCode) ?? 9,
    owned: true,
  };
}
