import type { EventEnvelope } from '@zeren/domain/platform/event-envelope';
import { organizationReorganized } from '@zeren/domain/registry/organizations/organizations-events';
import { openDuties } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutiesOfThePost } from './duties-of-the-post';
import { DutyReads } from './duty-reads';
import { FollowReorganizationsWithDuties } from './follow-reorganizations.listener';

describe('duties of a post that ended', () => {
  let kit: DutiesKit;

  beforeAll(async () => {
    kit = await openDuties();
    await kit.database.setClock('2026-10-01T02:00:00Z');
  });
  afterAll(() => kit.close());

  const owed = async (dueOn: string, extendedTo: string | null) => {
    const id = await kit.county.addDuty({ at: 'village', opensOn: '2026-07-01', dueOn });
    await kit.database.owner.query('UPDATE duty SET extended_to = $2 WHERE id = $1', [id, extendedTo]);
    return id;
  };

  it('that were extended past the day are owed no more, and a request for still more time ends', async () => {
    const { county } = kit;
    const [missed, extended] = [await owed('2026-09-25', null), await owed('2026-09-25', '2026-10-20')];
    await kit.database.owner.query(
      `INSERT INTO duty_extension (district_id, id, duty_id, due_before, asked_for, reason, asked_by_person_id,
                                   asked_by_tenure_id, asked_at, decider_organization_id, decider_post_id, state)
       VALUES ($1, gen_random_uuid(), $2, '2026-10-20', '2026-11-20', '路断', $3, $4, now(), $5, $6, 'asked')`,
      [
        ...[county.districtId, extended, county.people.village, county.tenures.village],
        ...[county.organizations.wangshu, county.posts.wangshu],
      ],
    );
    // Until then it goes with the post that was asked.
    const left = [
      { postId: county.posts.wangshu, organizationId: county.organizations.wangshu, personId: null },
    ];
    const goes = await kit.write((tx) =>
      kit.module.get(DutiesOfThePost, { strict: false }).ofPosts(tx, left),
    );
    expect(goes.map(({ matter: { kind, subjectId, dueOn } }) => ({ kind, subjectId, dueOn }))).toEqual([
      { kind: 'duty-extension', subjectId: extended, dueOn: '2026-10-20' },
    ]);
    const event = {
      ...organizationReorganized({
        organizationIds: [county.organizations.village],
        successorIds: [],
        endedPosts: [{ id: county.posts.village, takenOverBy: null }],
        on: '2026-10-01',
      }),
      ...{ id: extended, districtId: county.districtId, actorTenureId: null, at: '2026-10-01T02:00:00Z' },
    } as unknown as EventEnvelope;
    await kit.write((tx) => kit.module.get(FollowReorganizationsWithDuties).on(event, tx));
    const duties = await kit.write((tx) => kit.module.get(DutyReads).duties(tx, [missed, extended]));
    const states = Object.fromEntries(duties.map(({ id, state }) => [id, state]));
    expect(states).toEqual({ [missed]: 'owed', [extended]: 'withdrawn' });
    const { rows } = await kit.database.owner.query('SELECT state FROM duty_extension');
    expect(rows).toEqual([{ state: 'withdrawn' }]);
  });
});
