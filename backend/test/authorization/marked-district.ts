import { randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/**
 * Organisations of a district as the authorisation suites look at it, each with its parent. `social` guides `workshop`,
 * which lies in another subtree of the tree (条块结合).
 */
const TREE = [
  ['county', null, '党委', '县', '机关'],
  ['social', 'county', '党委', '县', '机关'],
  ['town', 'county', '党委', '乡镇', '农村'],
  ['village', 'town', '党总支', '村', '农村'],
  ['group', 'village', '党支部', '支部', '农村'],
  ['workshop', 'town', '党支部', '单位', '企业'],
  ['othertown', 'county', '党委', '乡镇', '农村'],
  ['orchard', 'othertown', '党支部', '村', '农村'],
] as const;

export type Unit = (typeof TREE)[number][0];
export const UNITS: readonly Unit[] = TREE.map(([unit]) => unit);

type PerUnit<T> = Readonly<Record<Unit, T>>;

/** Words that stand in one organisation's rows and nowhere else: whoever reads one was shown that organisation. */
export interface Marks {
  /** In names of organisation, post and person: shown on the way up too. */
  readonly name: string;
  /** In everything else. */
  readonly content: string;
  /** In what is the person's alone: inbox, drafts, dry runs. */
  readonly own: string;
}

/** A district whose organisations each have a head post with one holder who has an account. */
export interface MarkedDistrict {
  readonly districtId: string;
  readonly organizations: PerUnit<string>;
  readonly posts: PerUnit<string>;
  readonly people: PerUnit<string>;
  readonly tenures: PerUnit<string>;
  readonly accounts: PerUnit<string>;
  readonly marks: PerUnit<Marks>;
}

/** Every mark in a text. */
export const marksIn = (text: string): Set<string> => new Set(text.match(/\bZ[nco][0-9a-f]{10}\b/g));

const newMarks = (): Marks => {
  const one = (kind: string) => `Z${kind}${randomBytes(5).toString('hex')}`;
  return { name: one('n'), content: one('c'), own: one('o') };
};

/** The organisation and those above it, topmost first. */
export function pathOf(unit: Unit): Unit[] {
  const parent = TREE.find(([key]) => key === unit)![1];
  return parent ? [...pathOf(parent), unit] : [unit];
}

/** The organisation and those below it. */
export const subtreeOf = (unit: Unit): Unit[] => UNITS.filter((other) => pathOf(other).includes(unit));

/** Puts a marked district into a test database, past every rule. */
export async function createMarkedDistrict(owner: Client, name: string): Promise<MarkedDistrict> {
  const districtId = randomUUID();
  const per = <T>(make: () => T) => Object.fromEntries(UNITS.map((unit) => [unit, make()])) as PerUnit<T>;
  const [organizations, posts, people, tenures, accounts] = [
    per(randomUUID),
    per(randomUUID),
    per(randomUUID),
    per(randomUUID),
    per(randomUUID),
  ];
  const marks = per(newMarks);
  await owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', $2)`, [districtId, name]);
  for (const [sort, [unit, parent, kind, level, domain]] of TREE.entries()) {
    const path = pathOf(unit);
    const [l2 = null, l3 = null, l4 = null] = path.slice(1).map((above) => organizations[above]);
    const { name: mark, content } = marks[unit];
    await owner.query(
      `INSERT INTO organization (district_id, id, parent_id, code, name_zh, name_pinyin, name_initials, kind_code, level_code,
                                 domain_code, l2_id, l3_id, l4_id, sort)
       VALUES ($1, $2, $3, $4, $5, $4, $4, $6, $7, $8, $9, $10, $11, $12)`,
      [
        districtId,
        organizations[unit],
        parent && organizations[parent],
        unit,
        `${unit} ${mark}`,
        kind,
        level,
        domain,
        l2,
        l3,
        l4,
        sort,
      ],
    );
    for (const [index, above] of path.entries()) {
      await owner.query(
        `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth) VALUES ($1, $2, $3, 'tree', $4)`,
        [districtId, organizations[above], organizations[unit], path.length - 1 - index],
      );
    }
    await owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head) VALUES ($1, $2, $3, $4, $5, $6, true)`,
      [districtId, posts[unit], organizations[unit], `post-${unit}`, `书记 ${mark}`, `${level}党组织书记`],
    );
    await owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, $3, $3)`,
      [districtId, people[unit], `person-${unit}`, `某 ${mark}`],
    );
    await owner.query(
      `INSERT INTO person_contact (district_id, person_id, email, mobile) VALUES ($1, $2, $3, $3)`,
      [districtId, people[unit], `${content}@yunling.example`],
    );
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2020-01-01')`,
      [districtId, tenures[unit], posts[unit], people[unit]],
    );
  }
  return { districtId, organizations, posts, people, tenures, accounts, marks };
}
