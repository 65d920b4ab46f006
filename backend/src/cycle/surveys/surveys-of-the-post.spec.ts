import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PostMattersBook } from '../../registry/organizations';
import type { SurveySavedDto } from './dto/survey.dto';
import { ok, openSurveys } from './surveys.spec-kit';
import type { SurveyKit } from './surveys.spec-kit';

/** The county's clerk leaves; 望舒镇's secretary has only entered paper. */
describe('what of surveys goes with a post', () => {
  let kit: SurveyKit;

  beforeAll(async () => (kit = await openSurveys()), 120_000);
  afterAll(() => kit?.close());

  const lines = async () => {
    const { districtId, organizations, posts } = kit.county;
    const { api } = kit.application;
    const left = (['county', 'wangshu'] as const).map((at) => ({
      ...{ postId: posts[at], organizationId: organizations[at], personId: null },
    }));
    const told = await api
      .get(UnitOfWork, { strict: false })
      .read(systemActor(districtId, 'spec'), (tx) =>
        api.get(PostMattersBook, { strict: false }).ofPosts(tx, left),
      );
    return left.flatMap(({ postId }) =>
      told
        .get(postId)!
        .filter(({ kind }) => kind === 'survey')
        .map(({ subjectId, titleZh, weight }) => [postId, subjectId, titleZh, weight]),
    );
  };

  it('line by line: drafts, what is open, paper that is not settled; nothing once it is closed', async () => {
    const { clerk, first, second } = kit;
    const { county } = kit.county.posts;
    const body = kit.body({ 党员: 3 }, { title: '年中测评' });
    const draft = ok(await clerk.post<SurveySavedDto>('/api/surveys', { body }));
    const DRAFT = [county, draft.id, '民主评议《年中测评》草稿，待发出', 'to-take-over'];
    expect(await lines()).toEqual([DRAFT]);

    const { id, version, groups } = await kit.opened({ 党员: 3 }, '年终测评');
    const open = (more: string) => [county, id, `民主评议《年终测评》进行中，待结束${more}`, 'to-take-over'];
    expect(await lines()).toEqual([DRAFT, open('')]);
    const sheets = [{ 's1.q1': 'o1' }];
    const url = `/api/surveys/${id}/paper`;
    const entered = { surveyGroupId: groups['党员'], sheets };
    const [bundle] = ok(await first.post<{ items: { id: string }[] }>(url, { body: entered })).items;
    expect(await lines()).toEqual([DRAFT, open('；纸质票还有 1 批没有核完')]);
    ok(await second.post(`${url}/${bundle!.id}/enter-again`, { body: { sheets }, version: 1 }));
    expect(await lines()).toEqual([DRAFT, open('')]);
    ok(await clerk.post(`/api/surveys/${id}/close`, { version }));
    expect(await lines()).toEqual([DRAFT]);
  });
});
