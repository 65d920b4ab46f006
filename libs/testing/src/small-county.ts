import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** Organisations of the small county, by what specs call them; each with its parent. */
const TREE = [
  ['county', null, '云岭县委', '党委', '县', '机关'],
  ['wangshu', 'county', '望舒镇党委', '党委', '乡镇', '农村'],
  ['banshan', 'county', '半山乡党委', '党委', '乡镇', '农村'],
  ['village', 'wangshu', '清溪村党总支', '党总支', '村', '农村'],
  ['school', 'wangshu', '望舒中学党支部', '党支部', '单位', '学校'],
  ['orchard', 'banshan', '果园村党支部', '党支部', '村', '农村'],
] as const;

export type SmallOrganization = (typeof TREE)[number][0];

/** A duty as specs speak of one; the rest is filled in. */
export interface SmallDuty {
  readonly at: SmallOrganization;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly title?: string;
  readonly domain?: string;
  readonly state?: 'owed' | 'reported' | 'withdrawn';
  readonly light?: string;
  readonly dueOutcome?: string | null;
  readonly reportedOn?: string | null;
  /** The list whose item it comes of; made when not given. */
  readonly listId?: string;
}

/** A county small enough to count by hand: each organisation has a head post with one holder. */
export interface SmallCounty {
  readonly districtId: string;
  readonly organizations: Readonly<Record<SmallOrganization, string>>;
  readonly posts: Readonly<Record<SmallOrganization, string>>;
  readonly people: Readonly<Record<SmallOrganization, string>>;
  readonly tenures: Readonly<Record<SmallOrganization, string>>;
  addList(list: {
    at: SmallOrganization;
    state?: string;
    year?: number;
    issuedAt?: string;
    receiptDueOn?: string | null;
  }): Promise<string>;
  /** An item of a list, with the clauses of its cadence where the spec wants it dated by the product. */
  addItem(item: {
    listId: string;
    title?: string;
    domain?: string;
    clauses?: readonly object[];
  }): Promise<{ id: string; lineageId: string }>;
  addDuty(duty: SmallDuty): Promise<string>;
}

/** Puts the small county into a test database, past every rule. */
export async function createSmallCounty(owner: Client): Promise<SmallCounty> {
  const districtId = randomUUID();
  const ids = () =>
    Object.fromEntries(TREE.map(([key]) => [key, randomUUID()])) as Record<SmallOrganization, string>;
  const [organizations, posts, people, tenures] = [ids(), ids(), ids(), ids()];
  await owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [districtId]);

  const paths = new Map<SmallOrganization, SmallOrganization[]>();
  for (const [sort, [key, parent, name, kind, level, domain]] of TREE.entries()) {
    const path = [...(parent ? paths.get(parent)! : []), key];
    paths.set(key, path);
    const [l2 = null, l3 = null, l4 = null] = path.slice(1).map((ancestor) => organizations[ancestor]);
    await owner.query(
      `INSERT INTO organization (district_id, id, parent_id, code, name_zh, name_pinyin, name_initials, kind_code, level_code,
                                 domain_code, l2_id, l3_id, l4_id, sort)
       VALUES ($1, $2, $3, $4, $5, $4, $4, $6, $7, $8, $9, $10, $11, $12)`,
      [
        districtId,
        organizations[key],
        parent && organizations[parent],
        key,
        name,
        kind,
        level,
        domain,
        l2,
        l3,
        l4,
        sort,
      ],
    );
    for (const [index, ancestor] of path.entries()) {
      await owner.query(
        `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth) VALUES ($1, $2, $3, 'tree', $4)`,
        [districtId, organizations[ancestor], organizations[key], path.length - 1 - index],
      );
    }
    await owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head) VALUES ($1, $2, $3, $4, $5, $5, true)`,
      [districtId, posts[key], organizations[key], `post-${key}`, `${level}党组织书记`],
    );
    await owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, $3, $3)`,
      [districtId, people[key], `person-${key}`, `${name}书记`],
    );
    await owner.query(`INSERT INTO person_contact (district_id, person_id, email) VALUES ($1, $2, $3)`, [
      districtId,
      people[key],
      `${key}@yunling.example`,
    ]);
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
      [districtId, tenures[key], posts[key], people[key]],
    );
  }

  const listSetId = randomUUID();
  await owner.query(
    `INSERT INTO list_set (district_id, id, organization_id, year, title) VALUES ($1, $2, $3, 2026, '2026 年责任清单')`,
    [districtId, listSetId, organizations.county],
  );
  let versionNo = 0;
  const ancestors = (at: SmallOrganization) => {
    const [l2 = null, l3 = null, l4 = null] = paths
      .get(at)!
      .slice(1)
      .map((key) => organizations[key]);
    return [l2, l3, l4];
  };

  const addList: SmallCounty['addList'] = async ({
    at,
    state = 'issued',
    year = 2026,
    issuedAt,
    receiptDueOn = null,
  }) => {
    const id = randomUUID();
    // A post has one list of a year that is in force.
    await owner.query(
      `UPDATE responsibility_list SET state = 'superseded' WHERE district_id = $1 AND post_id = $2 AND year = $3`,
      [districtId, posts[at], year],
    );
    await owner.query(
      `INSERT INTO responsibility_list (district_id, id, list_set_id, post_id, organization_id, l2_id, l3_id, l4_id, year,
                                        version_no, state, issued_at, receipt_due_on, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, now())`,
      [
        districtId,
        id,
        listSetId,
        posts[at],
        organizations[at],
        ...ancestors(at),
        year,
        ++versionNo,
        state,
        issuedAt ?? null,
        receiptDueOn,
      ],
    );
    return id;
  };

  const addItem: SmallCounty['addItem'] = async ({
    listId,
    title = '为党员上党课',
    domain = '农村',
    clauses,
  }) => {
    const [id, lineageId] = [randomUUID(), randomUUID()];
    await owner.query(
      `INSERT INTO responsibility_item (district_id, id, list_id, lineage_id, sort, text_zh, dimension_code, domain_code,
                                        level_code, type_code, cadence_phrase, cadence_clauses, basis)
       VALUES ($1, $2, $3, $4, 1, $5, '思想建设', $6, '村', '活动', '每季度', $7, '示例')`,
      [districtId, id, listId, lineageId, title, domain, clauses ? JSON.stringify(clauses) : null],
    );
    return { id, lineageId };
  };

  const addDuty: SmallCounty['addDuty'] = async (duty) => {
    const {
      at,
      opensOn,
      dueOn,
      title = '为党员上党课',
      domain = '农村',
      state = 'owed',
      light = 'ok',
    } = duty;
    const listId = duty.listId ?? (await addList({ at }));
    const id = randomUUID();
    const { id: itemId, lineageId } = await addItem({ listId, title, domain });
    await owner.query(
      `INSERT INTO duty (district_id, id, origin_kind, item_id, lineage_id, clause_index, post_id, organization_id, l2_id, l3_id,
                         l4_id, domain_code, title, period_label, opens_on, due_on, year, checking_class, state, reported_on,
                         light, due_outcome, dated_at)
       VALUES ($1, $2, 'item', $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, '一期', $12, $13, 2026, '备案', $14, $15, $16, $17, clock_now())`,
      [
        districtId,
        id,
        itemId,
        lineageId,
        posts[at],
        organizations[at],
        ...ancestors(at),
        domain,
        title,
        opensOn,
        dueOn,
        state,
        duty.reportedOn ?? null,
        light,
        duty.dueOutcome ?? null,
      ],
    );
    return id;
  };

  return { districtId, organizations, posts, people, tenures, addList, addItem, addDuty };
}
