import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import type { CalendarYearDto, PublishedYearDto } from './dto/calendar-year.dto';

const NOTICE: PublishedYearDto = {
  basis: '2027年部分节假日安排的通知',
  publishedOn: '2026-11-20',
  holidays: ['2027-01-01', '2027-02-08'],
  worked: ['2027-02-14'],
};

describe('publishing a year of official working days', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let administrator: TestClient;

  beforeAll(async () => {
    application = await createTestApplication();
    await application.database.setClock('2026-11-25T01:00:00Z');
    county = await createSmallCounty(application.database.owner);
    await openTestAccount(application, 'xitong', { administrator: 'system' });
    administrator = await application.signIn('xitong', TEST_PASSWORD);
  });
  afterAll(() => application.close());

  const publish = (version: number, notice: PublishedYearDto, client = administrator) =>
    client.put<CalendarYearDto & { code?: string }>('/api/calendar/2027', { body: notice, version });

  it('is refused to whoever imports lists, and to nobody knows what', async () => {
    await openTestAccount(application, 'jingban', {
      districtId: county.districtId,
      personId: county.people.county,
    });
    await grantForTest(application, county.districtId, {
      to: { postId: county.posts.county },
      capabilitySet: 'organization-clerk',
      rootOrganizationId: county.organizations.county,
      validFrom: '2026-01-01',
    });
    const clerk = await application.signIn('jingban', TEST_PASSWORD);
    expect((await publish(0, NOTICE, clerk)).status).toBe(403);
    const wrong = await publish(0, { ...NOTICE, holidays: ['2027-01-02'] });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'calendar.wrong-day', field: 'holidays' } });
    expect((await publish(0, { ...NOTICE, worked: ['02-14'] })).status).toBe(400);
  });

  it('has one winner of two at once, who is in the record', async () => {
    const answers = await Promise.all([publish(0, NOTICE), publish(0, { ...NOTICE, worked: [] })]);
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 200)!.status).toBe(412);
    expect(winners[0]!.body).toMatchObject({ year: 2027, published: true, version: 1, basis: NOTICE.basis });
    const { rows } = await application.database.owner.query(
      `SELECT after->>'year' AS year FROM audit_entry WHERE action = 'calendar.publish'`,
    );
    expect(rows).toEqual([{ year: '2027' }]);
    const why = `/api/access/why?subjectKind=calendar-year&subjectId=${winners[0]!.body.id}`;
    expect((await administrator.get(why)).body).toMatchObject({ parts: [{ code: 'whole-district' }] });
  });

  it('is put right by whoever has seen what stands', async () => {
    const notice = { ...NOTICE, holidays: [...NOTICE.holidays, '2027-05-03'], worked: [] };
    expect((await publish(0, notice)).status).toBe(412);
    expect((await publish(1, notice)).body).toMatchObject({ version: 2 });
    expect((await publish(2, notice)).body.code).toBe('calendar.nothing-changed');
    const { body } = await administrator.get<CalendarYearDto>('/api/calendar/2027');
    expect(body.exceptions.map(({ day }) => day)).toEqual(['2027-01-01', '2027-02-08', '2027-05-03']);
  });
});
