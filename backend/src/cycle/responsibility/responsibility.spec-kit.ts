import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import { Refused } from '../../platform/refused';

/** The 73 example items: the header row of the data file, and a row of cells each. */
export const EXAMPLE_ITEMS: readonly (readonly string[])[] = readFileSync(
  join(__dirname, '../../../../tools/demonstration/data/responsibility-items.tsv'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

/** The headers of the import template for the columns of the data file, in the same order. */
export const CHINESE_HEADERS = [
  '编号',
  '岗位',
  '责任事项',
  '英文',
  '维度',
  '领域',
  '层级',
  '类型',
  '时限频次',
  '证据',
  '依据',
];

/** Rows of example items as a table of text: nothing has to be unpacked. */
export function tableOf(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from([CHINESE_HEADERS, ...rows].map((cells) => cells.join('\t')).join('\n'));
}

/** Every kind of post that the example items name. */
export const POST_KINDS = [...new Set(EXAMPLE_ITEMS.slice(1).map((row) => row[1]!))];

/** A post of the county with who holds it. */
export interface CountyPost {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly organizationId: string;
  readonly tenureId: string | null;
  readonly personId: string | null;
}

/** A county with a post of every kind at its top, two townships and their villages. */
export interface ListCounty {
  readonly districtId: string;
  readonly rootId: string;
  readonly townshipIds: readonly string[];
  readonly posts: readonly CountyPost[];
  /** The clerk of the county, or of a township: sees that subtree. */
  clerk(rootId?: string): Actor;
  /** Somebody acting under the tenure of this post, seeing their own organisation. */
  holder(post: CountyPost): Actor;
  post(kind: string, organizationId?: string): CountyPost;
}

/** Puts the county into a test database, past every rule. `villages` per township, each with a secretary. */
export async function createListCounty(owner: Client, { villages = 3 } = {}): Promise<ListCounty> {
  const districtId = randomUUID();
  await owner.query(`INSERT INTO district (id, kind, name_zh) VALUES ($1, 'county', '云岭县')`, [districtId]);
  const posts: CountyPost[] = [];
  let sort = 0;

  const addOrganization = async (name: string, path: readonly string[], level: string): Promise<string> => {
    const id = randomUUID();
    const [l2 = null, l3 = null, l4 = null] = [...path, id].slice(1);
    sort += 1;
    await owner.query(
      `INSERT INTO organization (district_id, id, parent_id, code, name_zh, name_pinyin, name_initials, kind_code,
                                 level_code, domain_code, l2_id, l3_id, l4_id, sort)
       VALUES ($1, $2, $3, $4, $5, '', '', '党委', $6, '农村', $7, $8, $9, $10)`,
      [districtId, id, path.at(-1) ?? null, `org-${sort}`, name, level, l2, l3, l4, sort],
    );
    const above = [...path, id];
    await owner.query(
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, depth)
       SELECT $1, t.id, $2, t.depth FROM unnest($3::uuid[], $4::int[]) AS t(id, depth)`,
      [districtId, id, above, above.map((_, index) => above.length - 1 - index)],
    );
    return id;
  };
  const addPost = async (
    kind: string,
    title: string,
    organizationId: string,
    isHead: boolean,
    held = true,
  ) => {
    const post = {
      id: randomUUID(),
      kind,
      title,
      organizationId,
      tenureId: held ? randomUUID() : null,
      personId: held ? randomUUID() : null,
    };
    posts.push(post);
    await owner.query(
      `INSERT INTO post (district_id, id, organization_id, code, title, kind, is_head, sort)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [districtId, post.id, organizationId, `post-${posts.length}`, title, kind, isHead, posts.length],
    );
    if (!post.tenureId) return;
    await owner.query(
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, '', '')`,
      [districtId, post.personId, `person-${posts.length}`, `林小满${posts.length}`],
    );
    await owner.query(
      `INSERT INTO tenure (district_id, id, post_id, person_id, kind, starts_on) VALUES ($1, $2, $3, $4, '任职', '2025-01-01')`,
      [districtId, post.tenureId, post.id, post.personId],
    );
  };

  const rootId = await addOrganization('中共云岭县委', [], '县');
  for (const kind of POST_KINDS.filter(
    (kind) => !['乡镇党委书记', '村党组织书记', '驻村第一书记'].includes(kind),
  )) {
    await addPost(kind, kind, rootId, kind === '县委书记');
  }
  const townshipIds: string[] = [];
  for (const township of ['望舒镇', '半山乡']) {
    const townshipId = await addOrganization(`${township}党委`, [rootId], '乡镇');
    townshipIds.push(townshipId);
    await addPost('乡镇党委书记', `${township}党委书记`, townshipId, true);
    for (let index = 1; index <= villages; index += 1) {
      const villageId = await addOrganization(`${township}${index}村党支部`, [rootId, townshipId], '村');
      await addPost('村党组织书记', '书记', villageId, true);
      // Nobody is posted to the village yet: its secretary answers for the post.
      await addPost('驻村第一书记', '第一书记', villageId, false, false);
    }
  }

  const actor = (roots: readonly string[], post?: CountyPost): Actor => ({
    ...systemActor(districtId, randomUUID()),
    accountId: randomUUID(),
    personId: post?.personId ?? null,
    tenureId: post?.tenureId ?? null,
    postId: post?.id ?? null,
    organizationId: post?.organizationId ?? null,
    rootOrganizationIds: roots,
    seesWholeDistrict: false,
  });
  return {
    districtId,
    rootId,
    townshipIds,
    posts,
    clerk: (root = rootId) => actor([root]),
    holder: (post) => actor([post.organizationId], post),
    post(kind, organizationId) {
      const found = posts.find(
        (post) => post.kind === kind && (!organizationId || post.organizationId === organizationId),
      );
      if (!found) throw new Error(`no post of kind ${kind}`);
      return found;
    },
  };
}

/** The code that the work is refused with. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
  return 'not refused';
}

let toGb18030: Map<string, number[]> | undefined;

/** Text as an old spreadsheet program saves it: the table is made from the decoder, two bytes by two. */
export function encodeGb18030(text: string): Buffer {
  if (!toGb18030) {
    toGb18030 = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
        if (character.length === 1 && !toGb18030.has(character)) toGb18030.set(character, [lead, trail]);
      }
    }
  }
  return Buffer.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      const bytes = code < 0x80 ? [code] : toGb18030!.get(character);
      if (!bytes) throw new Error(`not in GBK: ${character}`);
      return bytes;
    }),
  );
}
