import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { LIGHTS } from '@zeren/domain/cycle/duties/duty-light';
import type { Light } from '@zeren/domain/cycle/duties/duty-light';
import { likePattern } from '../../platform/database/like-pattern';
import type { ReadTx } from '../../platform/database/transaction';
import type { ScopeRoot } from '../../registry/organizations';
import { DUTY_COLUMNS } from './duty-record';
import type { DutyRecord } from './duty-record';

/** Where a page of duties goes on: after the row with this day and id. */
export interface DutyPageKey {
  /** The due date; of what waits for verification, the day since when it waits. */
  readonly day: string;
  readonly id: string;
}

/** Whose duties may be seen: those of these posts, and those in the subtrees of these roots. */
export interface DutySight {
  readonly postIds: readonly string[];
  readonly roots: readonly ScopeRoot[];
}

/** What somebody does not verify: of their posts, reported by themselves, and of their organisation unless they head it. */
export interface NotByThemselves {
  readonly postIds: readonly string[];
  readonly tenureIds: readonly string[];
  readonly organizationId: string | null;
}

/** What narrows a page. Withdrawn duties are on none. */
export interface DutyFilter {
  readonly subtree?: ScopeRoot | undefined;
  /** The organisation whose own duties alone are meant. */
  readonly itself?: string | undefined;
  readonly postId?: string | undefined;
  readonly domains?: readonly string[] | undefined;
  readonly lights?: readonly Light[] | undefined;
  readonly outcomes?: readonly string[] | undefined;
  readonly year?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly checkingClass?: string | undefined;
  /** What stands in the title, in either language. */
  readonly text?: string | undefined;
  /** Only what is reported and waits for somebody else's verification; what has waited longest comes first. */
  readonly awaitsCheck?: NotByThemselves | undefined;
  readonly after?: DutyPageKey | undefined;
}

/** More roots than this are asked for through the closure together. */
const MOST_BRANCHES = 6;

/** Lists of duties, by due date and id; of what waits for verification, by the day since when it waits. */
@Injectable()
export class DutyPagesRepository {
  /**
   * One branch per root and one for the own posts, each again per light that is asked for: every branch is a walk along
   * an index that ends after `limit` rows, and they are merged. No sort of a whole county for its first page.
   */
  page(tx: ReadTx, sight: DutySight, filter: DutyFilter, limit: number): Promise<DutyRecord[]> {
    const statement = new PageStatement(tx.districtId, filter, limit);
    const { name, text, values } = statement.build(sight);
    return text === null ? Promise.resolve([]) : tx.sql<DutyRecord>(name, text, values);
  }

  /** How many rows all the pages have together; not counted on from `atMost`. */
  async count(tx: ReadTx, sight: DutySight, filter: DutyFilter, atMost: number): Promise<number> {
    const { name, text, values } = new PageStatement(tx.districtId, filter, atMost).counting(sight);
    if (text === null) return 0;
    return (await tx.sqlOne<{ count: number }>(name, text, values))?.count ?? 0;
  }

  /** What somebody has to do now, of the posts they look after: red, returned, yellow, and past due within a grace. */
  urgent(tx: ReadTx, postIds: readonly string[], limit: number): Promise<DutyRecord[]> {
    return tx.sql<DutyRecord>(
      'duties.urgent',
      `SELECT ${DUTY_COLUMNS} FROM duty d
       WHERE d.district_id = $1 AND d.post_id = ANY($2::uuid[])
         AND (d.light IN ('soon', 'overdue', 'severe') OR (d.light = 'idle' AND greatest(d.due_on, d.extended_to) < $4::date))
         AND d.state IN ('owed', 'returned')
       ORDER BY d.due_on, d.id LIMIT $3`,
      [tx.districtId, postIds, limit, tx.today],
    );
  }

  /** How many more are owed without needing a hand yet, and the next of them. */
  async ahead(
    tx: ReadTx,
    postIds: readonly string[],
  ): Promise<{ count: number; next: DutyRecord | undefined }> {
    const rows = await tx.sql<DutyRecord & { count: number }>(
      'duties.ahead',
      `SELECT ${DUTY_COLUMNS},
              (count(*) FILTER (WHERE d.year = date_part('year', $3::date)) OVER ())::int AS count
       FROM duty d
       WHERE d.district_id = $1 AND d.post_id = ANY($2::uuid[]) AND d.state = 'owed' AND d.light IN ('idle', 'ok')
         AND greatest(d.due_on, d.extended_to) >= $3::date
       ORDER BY d.due_on, d.id LIMIT 1`,
      [tx.districtId, postIds, tx.today],
    );
    const [first] = rows;
    if (!first) return { count: 0, next: undefined };
    const { count, ...next } = first;
    return { count, next };
  }
}

/** Builds the text of a page; its name is its digest, for one name may stand for one text only. */
class PageStatement {
  private readonly values: unknown[];

  constructor(
    districtId: string,
    private readonly filter: DutyFilter,
    private readonly limit: number,
  ) {
    this.values = [districtId];
  }

  build({ postIds, roots }: DutySight): { name: string; text: string | null; values: unknown[] } {
    const shared = this.filters();
    const branches = this.perLight(this.branches(roots, postIds));
    if (branches.length === 0) return { name: '', text: null, values: [] };
    const limit = this.bind(this.limit);
    const { column, name } = this.day;
    const parts = branches.map(
      (branch) => `(SELECT ${DUTY_COLUMNS} FROM duty d
        WHERE ${['d.district_id = $1', branch, ...shared].join(' AND ')}
        ORDER BY ${column}, d.id LIMIT ${limit})`,
    );
    return this.named(
      'page',
      parts.length === 1 ? parts[0]! : `${parts.join('\nUNION\n')}\nORDER BY "${name}", id LIMIT ${limit}`,
    );
  }

  counting({ postIds, roots }: DutySight): { name: string; text: string | null; values: unknown[] } {
    const shared = this.filters();
    const branches = this.perLight(this.branches(roots, postIds));
    if (branches.length === 0) return { name: '', text: null, values: [] };
    const seen = branches.map((branch) => `(${branch})`).join(' OR ');
    return this.named(
      'count',
      `SELECT count(*)::int AS count FROM (
         SELECT 1 FROM duty d WHERE ${['d.district_id = $1', `(${seen})`, ...shared].join(' AND ')}
         LIMIT ${this.bind(this.limit)}) counted`,
    );
  }

  private named(what: string, text: string): { name: string; text: string; values: unknown[] } {
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 24);
    return { name: `duties.${what}.${digest}`, text, values: this.values };
  }

  /** What the list is sorted by, before the id. */
  private get day(): { readonly column: string; readonly name: string } {
    return this.filter.awaitsCheck
      ? { column: 'd.awaits_check_since', name: 'awaitsCheckSince' }
      : { column: 'd.due_on', name: 'dueOn' };
  }

  private filters(): string[] {
    const { subtree, itself, postId, domains, outcomes, year, from, to, after, awaitsCheck } = this.filter;
    const conditions = [`d.state <> 'withdrawn'`];
    if (awaitsCheck) conditions.push(...this.waitsFor(awaitsCheck));
    const { checkingClass, text } = this.filter;
    if (checkingClass) conditions.push(`d.checking_class = ${this.bind(checkingClass)}`);
    if (text) {
      const pattern = this.bind(`%${likePattern(text)}%`);
      conditions.push(`(lower(d.title) LIKE ${pattern} OR lower(d.title_en) LIKE ${pattern})`);
    }
    if (subtree) conditions.push(this.within(subtree));
    if (itself) conditions.push(`d.organization_id = ${this.bind(itself)}`);
    if (postId) conditions.push(`d.post_id = ${this.bind(postId)}`);
    if (domains?.length) conditions.push(`d.domain_code = ANY(${this.bind(domains)}::text[])`);
    if (outcomes?.length) conditions.push(`d.due_outcome = ANY(${this.bind(outcomes)}::text[])`);
    if (year !== undefined) conditions.push(`d.year = ${this.bind(year)}`);
    if (from) conditions.push(`d.due_on >= ${this.bind(from)}::date`);
    if (to) conditions.push(`d.due_on <= ${this.bind(to)}::date`);
    if (after)
      conditions.push(
        `(${this.day.column}, d.id) > (${this.bind(after.day)}::date, ${this.bind(after.id)}::uuid)`,
      );
    return conditions;
  }

  /** The same as {@link mayCheck} says of one duty. */
  private waitsFor({ postIds, tenureIds, organizationId }: NotByThemselves): string[] {
    return [
      `d.awaits_check AND d.state = 'reported'`,
      `d.post_id <> ALL(${this.bind(postIds)}::uuid[])`,
      `NOT EXISTS (SELECT 1 FROM duty_report r WHERE r.district_id = d.district_id AND r.duty_id = d.id
                     AND r.reported_by_tenure_id = ANY(${this.bind(tenureIds)}::uuid[]))`,
      ...(organizationId ? [`d.organization_id <> ${this.bind(organizationId)}`] : []),
    ];
  }

  /** One per root and one for the own posts, unless everything is seen anyway. */
  private branches(roots: readonly ScopeRoot[], postIds: readonly string[]): string[] {
    if (roots.some((root) => root.column === null)) return ['true'];
    const own = postIds.length === 0 ? [] : [`d.post_id = ANY(${this.bind(postIds)}::uuid[])`];
    if (roots.length > MOST_BRANCHES) return [...own, ...this.together(roots)];
    return [...own, ...roots.map((root) => this.within(root))];
  }

  private together(roots: readonly ScopeRoot[]): string[] {
    const idsWhere = (itself: boolean) =>
      roots
        .filter((root) => (root.column === 'organization_id') === itself)
        .map((root) => root.organizationId);
    return [this.inClosure(idsWhere(false)), `d.organization_id = ANY(${this.bind(idsWhere(true))}::uuid[])`];
  }

  private perLight(branches: readonly string[]): readonly string[] {
    const lights = [...new Set(this.filter.lights ?? [])];
    if (lights.length === 0 || lights.length === LIGHTS.length) return branches;
    const conditions = lights.map((light) => `d.light = ${this.bind(light)}`);
    return branches.flatMap((branch) => conditions.map((condition) => `${branch} AND ${condition}`));
  }

  private within({ column, organizationId }: ScopeRoot): string {
    if (column === null) return 'true';
    return column === 'closure'
      ? this.inClosure([organizationId])
      : `d.${column} = ${this.bind(organizationId)}`;
  }

  private inClosure(organizationIds: readonly string[]): string {
    return `d.organization_id IN (SELECT descendant_id FROM organization_closure
              WHERE district_id = $1 AND ancestor_id = ANY(${this.bind(organizationIds)}::uuid[])
                AND via = 'tree')`;
  }

  private bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
