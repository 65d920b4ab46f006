import { LIGHTS } from '@zeren/domain/cycle/duties/duty-light';
import type { SmallOrganization } from '@zeren/testing/small-county';
import { CounterKeeper } from './counter-keeper';
import { DashboardService } from './dashboard.service';
import { openDashboard } from './dashboard.spec-kit';
import type { CountedSpecDuty, DashboardKit } from './dashboard.spec-kit';
import type { FiguresDto } from './dto/dashboard.dto';

const DOMAINS = ['农村', '社区', '机关', '事业单位', '学校', '企业', '社会组织', '全域'];
const OUTCOMES = ['on-time', 'late', 'missed', null] as const;
const PLACES: readonly SmallOrganization[] = ['county', 'wangshu', 'village', 'school', 'orchard'];

/** A fixed sequence that looks random: the same figures in each run. */
function* sequence(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state;
  }
}

describe('the dashboard', () => {
  let kit: DashboardKit;
  let service: DashboardService;

  beforeAll(async () => {
    kit = await openDashboard();
    service = kit.module.get(DashboardService);
    await kit.database.setClock('2026-11-23T02:00:00Z');
  });
  afterAll(() => kit.close());

  /** How many duties a list shows for each light: subtree, domains, year, none that was withdrawn. */
  async function expectRowsBehind(
    figures: FiguresDto,
    organizationId: string,
    domains: readonly string[],
  ): Promise<void> {
    const { rows } = await kit.database.owner.query<{ light: string; n: number }>(
      `SELECT light, count(*)::int AS n FROM duty
       WHERE year = 2026 AND state <> 'withdrawn' AND domain_code = ANY($2)
         AND organization_id IN (SELECT descendant_id FROM organization_closure WHERE ancestor_id = $1)
       GROUP BY light`,
      [organizationId, domains],
    );
    const shown = LIGHTS.filter((light) => figures[light] !== 0).map((light) => [light, figures[light]]);
    expect(shown.sort()).toEqual(rows.map(({ light, n }) => [light, n]).sort());
    expect(figures.total).toBe(rows.reduce((sum, { n }) => sum + n, 0));
  }

  it('says of a county without duties that there are none', async () => {
    const overview = await service.overview(kit.actorOf('county'), { year: 2026 });
    expect(overview).toMatchObject({
      year: 2026,
      organization: { nameZh: '云岭县委' },
      totals: { total: 0, onTimeRate: null },
      sentence: { zh: '2026 年还没有任务。' },
    });
    expect(overview.domains.map(({ group }) => group)).toEqual([
      'rural',
      'community',
      'institutions',
      'schools',
      'enterprises',
      'social',
      'all',
    ]);
  });

  it('shows figures that equal the rows behind them, whatever is folded and whatever still waits', async () => {
    const random = sequence(20261123);
    const pick = <T>(from: readonly T[]): T => from[(random.next().value >> 8) % from.length]!;
    const groups = await kit.database.owner.query<{ code: string; domains: string[] }>(
      `SELECT code, ARRAY(SELECT jsonb_array_elements_text(attributes->'domains')) AS domains
       FROM catalogue_entry WHERE catalogue = 'domain-groups'`,
    );
    const domainsOf = new Map(groups.rows.map(({ code, domains }) => [code, domains]));
    const duties: { id: string; duty: CountedSpecDuty }[] = [];
    for (let round = 0; round < 6; round += 1) {
      for (let n = 0; n < 15; n += 1) {
        const duty = {
          at: pick(PLACES),
          domain: pick(DOMAINS),
          light: pick(LIGHTS),
          dueOutcome: pick(OUTCOMES),
        };
        duties.push({ id: await kit.addCounted(duty), duty });
      }
      for (let n = 0; n < 5; n += 1) {
        const turned = pick(duties);
        const after = { light: pick(LIGHTS), dueOutcome: pick(OUTCOMES) };
        await kit.turn(turned.id, turned.duty, after);
        turned.duty = { ...turned.duty, ...after };
      }
      if (round % 2 === 0) await kit.worker.get(CounterKeeper).foldAll();

      for (const place of ['county', 'wangshu', 'banshan'] as const) {
        const overview = await service.overview(kit.actorOf('county'), {
          year: 2026,
          organizationId: kit.county.organizations[place],
        });
        await expectRowsBehind(overview.totals, overview.organization.id, DOMAINS);
        for (const { group, figures } of overview.domains) {
          await expectRowsBehind(figures, overview.organization.id, domainsOf.get(group)!);
        }
      }
      const { rows } = await service.organizations(kit.actorOf('county'), { year: 2026 });
      for (const row of rows.filter(({ itself }) => !itself)) {
        await expectRowsBehind(row.figures, row.organizationId, DOMAINS);
        for (const { group, figures } of row.cells)
          await expectRowsBehind(figures, row.organizationId, domainsOf.get(group)!);
      }
      const whole = await service.overview(kit.actorOf('county'), { year: 2026 });
      expect(rows.reduce((sum, row) => sum + row.figures.total, 0)).toBe(whole.totals.total);
      expect(rows.reduce((sum, row) => sum + row.figures.onTime, 0)).toBe(whole.totals.onTime);
      expect(whole.sentence.zh).toContain(`逾期 ${whole.totals.overdue + whole.totals.severe} 项`);
    }
  });

  it('puts the organisation itself first, with its own duties only, and names who heads each', async () => {
    const { rows } = await service.organizations(kit.actorOf('county'), {
      year: 2026,
      parentId: kit.county.organizations.wangshu,
    });
    expect(
      rows.map(({ name, headName, childCount, itself }) => [name, headName, childCount, itself]),
    ).toEqual([
      ['望舒镇党委', '望舒镇党委书记', 2, true],
      ['清溪村党总支', '清溪村党总支书记', 0, false],
      ['望舒中学党支部', '望舒中学党支部书记', 0, false],
    ]);
    const { rows: own } = await kit.database.owner.query('SELECT 1 FROM duty WHERE organization_id = $1', [
      kit.county.organizations.wangshu,
    ]);
    expect(rows[0]!.figures.total).toBe(own.length);
  });

  it("counts one organisation's posts, each with who answers for it", async () => {
    const organizationId = kit.county.organizations.village;
    const { rows } = await service.officeholders(kit.actorOf('wangshu'), { year: 2026, organizationId });
    expect(rows).toEqual([
      expect.objectContaining({
        postTitle: '村党组织书记',
        organizationName: '清溪村党总支',
        holderName: '清溪村党总支书记',
      }),
    ]);
    await expectRowsBehind(rows[0]!.figures, organizationId, DOMAINS);
  });

  it('begins at the top of what one may see, and finds nothing outside', async () => {
    const overview = await service.overview(kit.actorOf('banshan'), {});
    expect(overview.organization.nameZh).toBe('半山乡党委');
    for (const organizationId of [
      kit.county.organizations.wangshu,
      kit.county.organizations.county,
      kit.county.districtId,
    ]) {
      await expect(service.overview(kit.actorOf('banshan'), { organizationId })).rejects.toMatchObject({
        refusal: { code: 'request.not-found' },
      });
    }
    await expect(service.overview(kit.actorOf(), {})).rejects.toMatchObject({
      refusal: { code: 'request.not-found' },
    });
  });

  it('keeps years apart', async () => {
    const next = await service.overview(kit.actorOf('county'), { year: 2027 });
    expect(next.totals.total).toBe(0);
  });
});
