import { LIGHTS } from '@zeren/domain/cycle/duties/duty-light';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { everyMonths, periodic, yearly } from '@zeren/domain/cycle/responsibility/make-clauses';
import { responsibilityListIssued } from '@zeren/domain/cycle/responsibility/responsibility-events';
import { createSmallCounty } from '@zeren/testing/small-county';
import type { SmallCounty, SmallOrganization } from '@zeren/testing/small-county';
import { grantForTest, openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { TestClient } from '../../../test/test-client';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { DutyRowDto } from '../../cycle/duties';
import { CounterKeeper } from './counter-keeper';
import type {
  FiguresDto,
  OfficeholdersDto,
  OverviewDto,
  UnitsDto,
  WorstDutiesDto,
} from './dto/dashboard.dto';

const CLAUSES: readonly CadenceClause[] = [
  periodic('monthly'),
  periodic('quarterly'),
  periodic('half-yearly'),
  everyMonths(2),
  yearly(6, 'end'),
  yearly(11, 20),
];
/** Which domains the posts of each organisation have items for. */
const ITEMS: Readonly<Partial<Record<SmallOrganization, readonly string[]>>> = {
  county: ['机关', '全域'],
  wangshu: ['农村', '企业', '社会组织', '事业单位'],
  village: ['农村', '社区'],
  school: ['学校'],
  orchard: ['农村'],
};

describe('figures of the dashboard, over HTTP', () => {
  let application: TestApplication;
  let county: SmallCounty;
  let leader: TestClient;
  let groups: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-01-05T02:00:00Z');
    county = await createSmallCounty(application.database.owner);
    const { districtId, organizations, posts, people } = county;
    await grantForTest(application, districtId, {
      capabilitySet: 'leader',
      rootOrganizationId: organizations.county,
      to: { postId: posts.county },
    });
    for (const at of ['county', 'wangshu', 'village', 'school'] as const) {
      await openTestAccount(application, at, { districtId, personId: people[at] });
      await grantForTest(application, districtId, {
        capabilitySet: 'officeholder',
        rootOrganizationId: organizations[at],
        to: { postId: posts[at] },
      });
    }
    const unitOfWork = application.worker.get(UnitOfWork, { strict: false });
    for (const [at, domains] of Object.entries(ITEMS)) {
      const listId = await county.addList({ at: at as SmallOrganization, issuedAt: '2026-01-05T01:00:00Z' });
      for (const [index, domain] of domains.entries()) {
        await county.addItem({
          listId,
          domain,
          title: `${at} ${domain}`,
          clauses: [CLAUSES[(at.length + index) % CLAUSES.length]!],
        });
      }
      await unitOfWork.write(systemActor(districtId, 'spec'), (tx) =>
        Promise.resolve(tx.emit(responsibilityListIssued(listId))),
      );
    }
    await application.settle();
  });
  afterAll(() => application.close());

  /** Moves to a day, lets the lights turn, and signs the leader in anew: the session of months ago has run out. */
  async function on(day: string): Promise<void> {
    await application.database.setClock(`${day}T02:00:00Z`);
    await application.runJob('duties.turn-lights');
    leader = await application.signIn('county', TEST_PASSWORD);
    const { items } = await read<{ items: { code: string; attributes: { domains: string[] } }[] }>(
      '/api/catalogues/domain-groups',
    );
    groups = new Map(items.map(({ code, attributes }) => [code, attributes.domains]));
  }

  async function read<Body>(url: string): Promise<Body> {
    const { status, body } = await leader.get<Body>(url);
    if (status !== 200) throw new Error(`${url}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** The rows that a number leads to. */
  async function rows(filter: Record<string, string>): Promise<DutyRowDto[]> {
    const found: DutyRowDto[] = [];
    let after: string | null = null;
    do {
      const query = new URLSearchParams({
        year: '2026',
        limit: '200',
        ...filter,
        ...(after ? { after } : {}),
      });
      const page: { items: DutyRowDto[]; next: string | null } = await read(
        `/api/duties?${query.toString()}`,
      );
      found.push(...page.items);
      after = page.next;
    } while (after);
    return found;
  }

  async function expectRowsBehind(figures: FiguresDto, filter: Record<string, string>): Promise<void> {
    const all = await rows(filter);
    expect([filter, figures.total]).toEqual([filter, all.length]);
    for (const light of LIGHTS) {
      const shown = all.filter((row) => row.light === light).length;
      expect([filter, light, figures[light]]).toEqual([filter, light, shown]);
      if (figures[light] > 0) expect(await rows({ ...filter, light })).toHaveLength(figures[light]);
    }
  }

  async function expectDashboardToEqualRows(): Promise<OverviewDto> {
    const overview = await read<OverviewDto>('/api/dashboard/overview?year=2026');
    await expectRowsBehind(overview.totals, {});
    for (const { group, figures } of overview.domains)
      await expectRowsBehind(figures, { domain: groups.get(group)!.join(',') });
    const units = await read<UnitsDto>('/api/dashboard/organizations?year=2026');
    for (const { organizationId, itself, figures, cells } of units.rows) {
      if (itself) continue;
      await expectRowsBehind(figures, { organizationId });
      for (const { group, figures: ofGroup } of cells.filter((cell) => cell.figures.total > 0)) {
        await expectRowsBehind(ofGroup, { organizationId, domain: groups.get(group)!.join(',') });
      }
    }
    const organizationId = county.organizations.wangshu;
    const holders = await read<OfficeholdersDto>(
      `/api/dashboard/officeholders?year=2026&organizationId=${organizationId}`,
    );
    for (const { postId, figures } of holders.rows) await expectRowsBehind(figures, { postId });
    return overview;
  }

  it('equal the rows they lead to, through a year of due dates and reports', async () => {
    const rates: (string | null)[] = [];
    for (const day of ['2026-01-06', '2026-03-30', '2026-05-06', '2026-07-02', '2026-11-23']) {
      await on(day);
      rates.push((await expectDashboardToEqualRows()).totals.onTimeRate);
      for (const at of ['village', 'school'] as const) {
        const holder = await application.signIn(at, TEST_PASSWORD);
        const mine = await holder.get<{ items: DutyRowDto[] }>(
          '/api/duties?mine=1&light=soon,overdue,severe',
        );
        for (const { id, version } of mine.body.items.filter(({ canReport }) => canReport).slice(0, 2)) {
          const { status } = await holder.post(`/api/duties/${id}/report`, {
            version,
            body: { result: '已完成' },
          });
          expect(status).toBeLessThan(300);
          // A report shows at once, whether or not its deltas are folded.
          const { totals } = await read<OverviewDto>('/api/dashboard/overview?year=2026');
          await expectRowsBehind(totals, {});
        }
      }
      await expectDashboardToEqualRows();
    }
    expect(rates[0]).toBeNull();
    expect(rates.slice(1).every((rate) => /^\d{1,3}\.\d$/.test(rate!))).toBe(true);
    // What a whole year of reports and turning lights has counted is what a count of the rows gives.
    expect(await application.worker.get(CounterKeeper, { strict: false }).recountAll()).toEqual([]);
  }, 180_000);

  it('name the worst: severe before overdue, the longest overdue first', async () => {
    await on('2026-11-23');
    const worst = await read<WorstDutiesDto>('/api/dashboard/worst?year=2026&limit=7');
    expect(worst.items).toHaveLength(7);
    const grave = await rows({ light: 'overdue,severe' });
    const order = ({ light, dueOn }: DutyRowDto) => `${light === 'severe' ? 0 : 1} ${dueOn}`;
    expect(worst.items.map(order)).toEqual(grave.map(order).sort().slice(0, 7));
    const below = await read<WorstDutiesDto>(
      `/api/dashboard/worst?year=2026&organizationId=${county.organizations.school}&limit=50`,
    );
    expect(below.items).toHaveLength(
      (await rows({ organizationId: county.organizations.school, light: 'overdue,severe' })).length,
    );
    expect(new Set(below.items.map(({ organizationName }) => organizationName))).toEqual(
      new Set(['望舒中学党支部']),
    );
  });

  it('are refused without the permission, without a session, and of what one may not see', async () => {
    expect((await application.client().get('/api/dashboard/overview')).status).toBe(401);
    const holder = await application.signIn('school', TEST_PASSWORD);
    for (const [route, key] of [
      ['overview', 'organizationId'],
      ['organizations', 'parentId'],
      ['officeholders', 'organizationId'],
      ['worst', 'organizationId'],
    ]) {
      const foreign = await holder.get<{ code: string }>(
        `/api/dashboard/${route}?${key}=${county.organizations.village}`,
      );
      const absent = await holder.get<{ code: string }>(
        `/api/dashboard/${route}?${key}=${county.districtId}`,
      );
      expect([route, foreign.status, foreign.body.code]).toEqual([route, 404, 'request.not-found']);
      expect({ ...absent.body, requestId: '' }).toEqual({ ...foreign.body, requestId: '' });
    }
    expect((await holder.get('/api/dashboard/overview?year=1900')).status).toBe(400);
  });
});
