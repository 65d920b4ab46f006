import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { systemActor } from '../src/platform/actor';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { PostMattersBook } from '../src/registry/organizations';
import type { MatterOfPost } from '../src/registry/organizations';
import { createMatrixCounty } from './authorization/matrix-county';
import type { MatrixCounty } from './authorization/matrix-county';

/** A row that names a post, and the kind of matter that its holder hands on for it. */
interface Goes {
  readonly kind: string;
  /** What the row must be beside the county's filled one. */
  readonly as?: Readonly<Record<string, unknown>>;
}

const GOES: Readonly<Record<string, Goes>> = {
  'accountability_matter.decider_post_id': { kind: 'accountability-matter' },
  'agreement.issuer_post_id': { kind: 'agreements-to-countersign', as: { state: 'signed' } },
  'agreement.post_id': { kind: 'agreement', as: { state: 'in-force' } },
  'assessment_result.post_id': { kind: 'assessment-result' },
  'capability_grant.post_id': { kind: 'capability-grant' },
  'duty.post_id': { kind: 'duty' },
  'duty_extension.decider_post_id': { kind: 'duty-extension', as: { state: 'asked' } },
  'finding.post_id': { kind: 'finding', as: { state: 'confirmed' } },
  'organization_guidance.post_id': { kind: 'organization-guidance' },
  'rectification_order.leader_post_id': { kind: 'rectification-led' },
  'rectification_order.post_id': { kind: 'rectification-order' },
  'responsibility_list.post_id': { kind: 'responsibility-list', as: { year: 2026 } },
};

/** What names a post and does not go with it, each with why. */
const STAYS: Readonly<Record<string, string>> = {
  'accountability_matter.post_id': 'a matter is about who held the post then, not about who takes it over',
  'assessment_unit.post_id': 'what is told of a score is its result, which goes',
  'case_member.post_id': 'the post stays a member whoever holds it; what waits for it is told by its matter',
  'directive_target.post_id': 'a directive is owed as a duty, which goes',
  'duty_grace.post_id': 'thirty days are given because the post changed hands',
  'handover.post_id': 'the handover itself',
  'handover_batch_post.post_id': 'the handover itself',
  'reminder.post_id': 'said to whoever holds the post on the day',
  'survey_subject.post_id': 'asked of the post, answered for its holder then',
  'tenure.post_id': 'who held the post is the record of it',
};

describe('everything that names a post goes with it, or says why not', () => {
  let county: MatrixCounty;
  const told: MatterOfPost[] = [];

  beforeAll(async () => {
    county = await createMatrixCounty();
  });
  afterAll(() => county.application.close());

  it('knows every column', async () => {
    const { rows } = await county.application.database.owner.query<{ at: string }>(
      `SELECT table_name || '.' || column_name AS at FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name LIKE '%post_id' ORDER BY 1`,
    );
    expect(rows.map(({ at }) => at)).toEqual(Object.keys({ ...GOES, ...STAYS }).sort());
  });

  it.each(Object.entries(GOES))('%s', async (at, { kind, as = {} }) => {
    const [table, column] = at.split('.') as [string, string];
    const { application, ours, rows } = county;
    const post = await rows.get(ours)!.addRow('post', 'village', { code: randomUUID(), is_head: false });
    const row = rows.get(ours)!.rowOf(table, 'village');
    const changes = { ...as, [column]: post.id };
    const key = Object.fromEntries(Object.entries(row).filter(([name]) => /^(district_)?id$/.test(name)));
    await application.database.owner.query(
      `UPDATE ${table} t SET ${Object.keys(changes)
        .map((name, place) => `${name} = $${place + 2}`)
        .join(', ')}
       WHERE to_jsonb(t) @> $1::jsonb`,
      [JSON.stringify(key), ...Object.values(changes)],
    );
    const matters = await application.api
      .get(UnitOfWork, { strict: false })
      .read(systemActor(ours.districtId, 'spec'), (tx) =>
        application.api.get(PostMattersBook, { strict: false }).ofPost(tx, {
          postId: String(post.id),
          organizationId: ours.organizations.village,
          personId: ours.people.village,
        }),
      );
    told.push(...matters.map((matter) => ({ postId: String(post.id), matter })));
    expect(matters.map((matter) => matter.kind)).toContain(kind);
  });

  it('is counted on the sheet by a word of its own', () => {
    const file = path.resolve(__dirname, '../../frontend/src/i18n/zh-CN/handover.json');
    const { kind: words } = JSON.parse(readFileSync(file, 'utf8')) as { kind: Record<string, string> };
    expect([...new Set(told.map(({ matter }) => matter.kind))].filter((kind) => !(kind in words))).toEqual(
      [],
    );
  });
});
