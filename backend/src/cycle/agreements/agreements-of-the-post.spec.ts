import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PostMattersBook } from '../../registry/organizations';
import { act, make, ok, openAgreements, TODAY } from './agreements.spec-kit';
import type { AgreementKit } from './agreements.spec-kit';

const TITLE = '《2026年度基层党建工作目标管理责任书》';

/** The sheet of whoever leaves: the secretaries who sign, the leader who counter-signs, the clerk who writes. */
describe('what of agreements goes with a post', () => {
  let kit: AgreementKit;
  let clerkPost: string;

  beforeAll(async () => {
    kit = await openAgreements();
    const [row] = await kit.sql<{ id: string }>(`SELECT id FROM post WHERE code = 'clerk'`);
    clerkPost = row!.id;
  });
  afterAll(() => kit?.application.close());

  type At = 'wangshu' | 'banshan' | 'county' | 'clerk';
  const lines = async () => {
    const { districtId, organizations, posts } = kit.county;
    const { api } = kit.application;
    const all: Record<At, { postId: string; organizationId: string; personId: null }> = {
      wangshu: { postId: posts.wangshu, organizationId: organizations.wangshu, personId: null },
      banshan: { postId: posts.banshan, organizationId: organizations.banshan, personId: null },
      county: { postId: posts.county, organizationId: organizations.county, personId: null },
      clerk: { postId: clerkPost, organizationId: organizations.county, personId: null },
    };
    const told = await api
      .get(UnitOfWork, { strict: false })
      .read(systemActor(districtId, 'spec'), (tx) =>
        api.get(PostMattersBook, { strict: false }).ofPosts(tx, Object.values(all)),
      );
    return Object.entries(all).flatMap(([at, { postId }]) =>
      told
        .get(postId)!
        .filter(({ kind }) => kind.startsWith('agreement'))
        .map(({ titleZh, weight, dueOn, light }) => [at, titleZh, weight, dueOn, light]),
    );
  };

  it('line by line: to be signed, to be counter-signed, to be written anew, in force', async () => {
    const [first, second] = await make(kit, 'wangshu', 'banshan');
    const TO_SIGN = [`${TITLE}待签订`, 'to-take-over', '2026-07-06', 'soon'];
    expect(await lines()).toEqual([
      ['wangshu', ...TO_SIGN],
      ['banshan', ...TO_SIGN],
    ]);

    ok(await act(await kit.as('wangshu'), first!, 'sign'));
    ok(await act(await kit.as('banshan'), second!, 'decline', { reason: '目标过高' }));
    const DECLINED = [
      ['banshan', `${TITLE}未同意，待签发方修改`, 'to-know', null, null],
      ['clerk', '下级未同意、待修改的责任书 1 份', 'to-take-over', null, null],
    ];
    expect(await lines()).toEqual([
      ['wangshu', `${TITLE}已签字，待签发方会签`, 'to-know', null, null],
      DECLINED[0],
      ['county', '下级已签、待会签的责任书 1 份', 'to-take-over', '2026-07-06', 'soon'],
      DECLINED[1],
    ]);

    ok(await act(await kit.as('county'), first!, 'countersign'));
    const IN_FORCE = ['wangshu', `${TITLE}已生效，继续履行至2026-12-31`, 'to-know', null, null];
    expect(await lines()).toEqual([IN_FORCE, ...DECLINED]);

    // Nobody's while it is recalled; what waited past its day is red.
    ok(await act(await kit.as('clerk'), second!, 'recall', { reason: '重新生成' }));
    expect(await lines()).toEqual([IN_FORCE]);
    await make(kit, 'banshan');
    await kit.application.database.setClock('2026-07-07T02:00:00Z');
    const late = await lines();
    await kit.application.database.setClock(TODAY);
    expect(late).toEqual([IN_FORCE, ['banshan', `${TITLE}待签订`, 'to-take-over', '2026-07-06', 'overdue']]);
  });
});
