import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { systemActor } from '../src/platform/actor';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { SubjectBook } from '../src/platform/subjects/subject-book';
import { createTestApplication } from './test-application';
import type { TestApplication } from './test-application';

describe('what is known of a subject by kind and id alone', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let book: SubjectBook;
  let unitOfWork: UnitOfWork;
  let subjects: { readonly kind: string; readonly id: string }[];

  beforeAll(async () => {
    application = await createTestApplication();
    county = await createSmallCounty(application.database.owner);
    book = application.api.get(SubjectBook, { strict: false });
    unitOfWork = application.api.get(UnitOfWork, { strict: false });
    const listId = await county.addList({ at: 'village' });
    const dutyId = await county.addDuty({
      at: 'village',
      opensOn: '2026-01-01',
      dueOn: '2026-03-31',
      title: '主持召开支部党员大会',
      listId,
    });
    subjects = [
      { kind: 'organization', id: county.organizations.village },
      { kind: 'post', id: county.posts.village },
      { kind: 'tenure', id: county.tenures.village },
      { kind: 'person', id: county.people.village },
      { kind: 'responsibility-list', id: listId },
      { kind: 'duty', id: dutyId },
    ];
  });
  afterAll(() => application.close());

  const at = (key: SmallOrganization) => ({
    ...systemActor(county.districtId, 'spec'),
    seesWholeDistrict: false,
    personId: county.people[key],
    tenureId: county.tenures[key],
    postId: county.posts[key],
    organizationId: county.organizations[key],
    rootOrganizationIds: [county.organizations[key]],
  });

  it('is its name', async () => {
    const names = await unitOfWork.read(systemActor(county.districtId, 'spec'), (tx) =>
      book.names(tx, [...subjects, { kind: 'unheard-of', id: county.districtId }]),
    );
    expect([...names.values()].map(({ zh }) => zh)).toEqual([
      '清溪村党总支',
      '清溪村党总支 村党组织书记',
      '清溪村党总支书记 · 清溪村党总支 村党组织书记',
      '清溪村党总支书记',
      '清溪村党总支 村党组织书记 2026年责任清单',
      expect.stringContaining('主持召开支部党员大会'),
    ]);
  });

  it('is whether the one who asks may see it, the same as on its page', async () => {
    const seen = (key: SmallOrganization) =>
      unitOfWork.read(at(key), async (tx) => {
        const kinds: string[] = [];
        for (const { kind, id } of subjects) if (await book.of(kind)!.sees(tx, id)) kinds.push(kind);
        return kinds;
      });
    const all = subjects.map(({ kind }) => kind);
    expect(await seen('village')).toEqual(all);
    expect(await seen('wangshu')).toEqual(all);
    expect(await seen('banshan')).toEqual([]);
    expect(await seen('school')).toEqual([]);
  });

  it('is nothing in another district', async () => {
    const other = await createSmallCounty(application.database.owner);
    await unitOfWork.read(systemActor(other.districtId, 'spec'), async (tx) => {
      expect((await book.names(tx, subjects)).size).toBe(0);
      for (const { kind, id } of subjects) expect(await book.of(kind)!.sees(tx, id)).toBe(false);
    });
  });

  it('is found by name, pinyin and initials, and what its history takes in', async () => {
    await unitOfWork.read(systemActor(county.districtId, 'spec'), async (tx) => {
      expect(await book.of('organization')!.find!(tx, '清溪', 10)).toEqual([county.organizations.village]);
      expect(await book.of('organization')!.find!(tx, 'vill', 10)).toEqual([county.organizations.village]);
      expect(await book.of('post')!.find!(tx, '清溪村党总支村党组织', 10)).toEqual([county.posts.village]);
      expect(await book.of('tenure')!.find!(tx, '清溪村党总支书记', 10)).toEqual([county.tenures.village]);
      expect(await book.of('person')!.find!(tx, '党', 2)).toHaveLength(2);
      expect(await book.of('organization')!.parts!(tx, county.organizations.village)).toEqual([
        { kind: 'post', id: county.posts.village },
        { kind: 'tenure', id: county.tenures.village },
      ]);
    });
  });
});
