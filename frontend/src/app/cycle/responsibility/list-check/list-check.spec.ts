import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import { ListCheck } from './list-check';

const draft = (id: string, holderName: string, undatedCount = 0) => ({
  id,
  state: 'draft',
  postTitle: '党委书记',
  organizationName: `${id}党委`,
  holderName,
  headName: null,
  itemCount: 2,
  undatedCount,
});
const set = { id: 's1', year: 2026, organizationName: '中共云岭县委', lists: 3, drafts: 3 };
const share = { part: 0, whole: 10, share: 0, threshold: 0.3, warns: true };
const neglected = { domain: '学校', items: 1, itemShare: 0.02, branchShare: 0.09, memberShare: 0.16 };
const member = (postId: string, title: string, cells: object[] = []) => ({
  ...{ postId, title, kind: title, items: 1, isHead: false, tied: false, warning: null, cells },
});
const filled = (domain: string) => ({
  ...{ dimension: '思想建设', domain, count: 3, state: 'filled', reason: null },
});
const township = { listSetId: 's2', organizationName: '望舒镇党委', givenBy: '陈谷雨（党委书记）' };
const checked = (drafts: object, balance: object = { neglected }) => ({
  set: { ...set, check: { state: 'done', itemsDone: 6, itemsTotal: 6, aged: false, finishedAt: null } },
  reasons: [
    ...['学校', '企业'].map((domain) => ({
      ...{ warningKey: `empty-cell:思想建设:${domain}`, reason: '不涉及', until: null },
      ...{ givenBy: '林小满（组织部长）', givenAt: '2026-03-01T00:00:00Z' },
    })),
  ],
  reasonsBelow: [
    { ...township, warningKey: 'empty-cell:作风建设:机关', reason: '本年内补齐', until: '2026-12-31' },
  ],
  drafts,
  result: {
    itemCount: 6,
    coverage: { required: 2, filled: 2, cells: ['学校', '企业'].map(filled) },
    ...{ balance: [], neglected: null },
    ...balance,
    ruralAndCommunity: { ...share, warns: false, threshold: 0.6 },
    threeHeads: { ...share, share: 0.7, threshold: 0.6 },
    organizationBuilding: { ...share, warns: false, threshold: 0.5 },
    outcomes: share,
    teams: [
      {
        ...{ organizationId: 'o1', organizationName: '中共云岭县委', level: '县', median: 1 },
        members: [
          member('p1', '分管工业副县长', [{ dimension: '思想建设', domain: '企业', items: 1 }]),
          member('p2', '宣传部长', [{ dimension: '思想建设', domain: '学校', items: 2 }]),
        ],
      },
    ],
    warnings: [{ code: 'untied-member', postId: 'p1', organizationId: 'o1' }],
    findings: [],
    drafts: [],
    clarity: 97,
    vagueCount: 0,
    copiedCount: 7,
    copiedShares: [
      { organizationId: 'o2', organizationName: '望舒镇党委', items: 10, copied: 6 },
      { organizationId: 'o3', organizationName: '半山乡党委', items: 12, copied: 1 },
    ],
  },
});
const WAITS = [draft('半山乡', '周立夏', 1)];
const BEFORE = {
  readyLists: 2,
  readyItems: 4,
  ready: [draft('望舒镇', '陈谷雨'), draft('青禾镇', '林小满')],
  undatedLists: 1,
  undatedItems: 1,
  undated: WAITS,
};
const AFTER = { ...BEFORE, readyLists: 0, readyItems: 0, ready: [] };

/** Longer than the page waits before it asks again. */
const POLL_SEEN = 5_000;

describe('清单体检', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<ListCheck>;

  beforeEach(async () => {
    http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    const permissions = [
      'responsibility-lists.read',
      'responsibility-lists.issue',
      'responsibility-lists.edit',
    ];
    http.expectOne('/api/session').flush(aSession({ permissions }));
    await restoring;
    page = TestBed.createComponent(ListCheck);
    page.detectChanges();
    await settle();
    http.expectOne((request) => request.url.startsWith('/api/list-sets?year')).flush([set]);
    await shown(BEFORE);
  });
  afterEach(() => page.destroy());

  const shown = async (drafts: object, balance?: object) => {
    await settle();
    http.expectOne('/api/list-sets/s1/check').flush(checked(drafts, balance));
    await settle();
    http
      .match((request) => request.url.startsWith('/api/catalogues'))
      .forEach((one) => one.flush({ items: [] }));
    await settle();
    await page.whenStable();
  };
  const text = () => (page.nativeElement as HTMLElement).textContent;
  const dialog = () => (page.nativeElement as HTMLElement).querySelector<HTMLElement>('[role=dialog]');
  const seal = (within: Element = page.nativeElement as HTMLElement) =>
    within.querySelector<HTMLButtonElement>('.btn.seal');

  it('names the lists that wait for a deadline, and counts only the others to issue', () => {
    expect(seal()!.textContent).toContain('印发 2 份');
    expect(text()).toContain('1 份清单有 1 条时限待定');
    expect(text()).toContain('半山乡党委 党委书记');
    const link = (page.nativeElement as HTMLElement).querySelector('a[href="/responsibility-lists/undated"]');
    expect(link).not.toBeNull();
    expect(text()).not.toContain('条目都写得清楚。');
  });

  it('asks before it issues, and names who gets one', async () => {
    seal()!.click();
    await page.whenStable();
    http.expectNone('/api/list-sets/s1/issue');
    expect(dialog()!.textContent).toContain('陈谷雨');
    expect(dialog()!.textContent).toContain('印发后不能直接改');

    seal(dialog()!)!.click();
    await settle();
    const refused = [
      { id: '半山乡', code: 'responsibility-list.undated', zh: '时限没有明确', en: 'undated' },
    ];
    http.expectOne('/api/list-sets/s1/issue').flush({ issued: 2, refused, left: 1 });
    await settle();
    http.expectOne('/api/list-sets/s1/issue').flush({ issued: 0, refused, left: 1 });
    await settle();
    http.expectOne((request) => request.url.startsWith('/api/list-sets?year')).flush([set]);
    await shown(AFTER);
    expect(text()).toContain('已印发 2 份。');
    expect(text()).toContain('半山乡党委 党委书记');
    expect(text()).not.toContain('时限没有明确');
    expect(dialog()).toBeNull();
    expect(seal()).toBeNull();
  });

  it('shows by whom each cell is borne, and the part of one member alone', async () => {
    const element = page.nativeElement as HTMLElement;
    const cells = () => [...element.querySelectorAll('zr-coverage-matrix .cell')];
    const counts = () => cells().map((cell) => cell.textContent.trim());
    expect(counts()).toEqual(['3', '3']);
    expect(cells().map((cell) => cell.getAttribute('title'))).toEqual(['宣传部长 2', '分管工业副县长 1']);
    const press = async (name: string) => {
      [...element.querySelectorAll('button')].find((one) => one.textContent.trim() === name)!.click();
      await page.whenStable();
    };
    await press('宣传部长');
    expect(counts()).toEqual(['2', '0']);
    expect(text()).toContain('只看宣传部长分担的');
    await press('看全部');
    expect(counts()).toEqual(['3', '3']);
  });

  it('says of a floor that it is not reached, and of a ceiling that it is passed', () => {
    expect(text()).toContain('低于提示线');
    expect(text()).toContain('不宜低于 30%');
    expect(text()).toContain('高于提示线');
    expect(text()).toContain('不宜高于 60%');
  });

  it('shows each body’s share of wordings passed on as they came', () => {
    const rows = [...(page.nativeElement as HTMLElement).querySelectorAll('zr-copied-shares li')];
    expect(rows.map((row) => row.textContent.replace(/\s+/g, ''))).toEqual([
      '望舒镇党委60%6/10条',
      '半山乡党委8%1/12条',
    ]);
  });

  it('says in one sentence whose items fall behind branches and members, and who has no tie to line work', () => {
    expect(text()).toContain('学校：支部占 9%、党员占 16%，条目只占 2%。');
    expect(text()).toContain('没有一岗双责条目：分管工业副县长');
    expect(text()).not.toContain('没有一岗双责条目：分管工业副县长、宣传部长');
  });

  it('lists the reasons for empty cells: its own, and those of the bodies below with a way there', () => {
    const rows = [...(page.nativeElement as HTMLElement).querySelectorAll('zr-cell-reasons li')];
    const [own, below] = rows.map((row) => row.textContent.replace(/\s+/g, ''));
    expect(rows).toHaveLength(2);
    expect(own).toContain('学校');
    expect(own).toContain('企业');
    expect(own).toContain('不涉及');
    expect(own).toContain('林小满（组织部长）');
    expect(below).toContain('望舒镇党委');
    expect(below).toContain('作风建设×机关本年内补齐2026年12月31日前补齐陈谷雨（党委书记）');
    expect(rows[1]!.querySelector('a')!.getAttribute('href')).toBe('/responsibility-lists/check?set=s2');
  });

  it('says how far a check has come, asks again by itself, and stops once it is done', async () => {
    const { set: seen, ...rest } = checked(BEFORE);
    const running = { ...seen.check, state: 'running', itemsDone: 2_000, itemsTotal: 8_000 };
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    try {
      // The page's own timer began before the clock stood still.
      page.destroy();
      page = TestBed.createComponent(ListCheck);
      page.detectChanges();
      await settle();
      http.expectOne((request) => request.url.startsWith('/api/list-sets?year')).flush([set]);
      await settle();
      http.expectOne('/api/list-sets/s1/check').flush({ ...rest, set: { ...seen, check: running } });
      await settle();
      page.detectChanges();
      expect(text()).toContain('正在体检：2000 / 8000 条');
      const bar = (page.nativeElement as HTMLElement).querySelector('progress')!;
      expect([bar.value, bar.max]).toEqual([25, 100]);
      const again = [...(page.nativeElement as HTMLElement).querySelectorAll('button')].find((button) =>
        button.textContent.includes('重新体检'),
      );
      expect(again!.disabled).toBe(true);

      jest.advanceTimersByTime(POLL_SEEN);
      await settle();
      http.expectOne('/api/list-sets/s1/check').flush(checked(BEFORE));
      await settle();
      page.detectChanges();
      expect((page.nativeElement as HTMLElement).querySelector('progress')).toBeNull();
      jest.advanceTimersByTime(POLL_SEEN);
      await settle();
      http.expectNone('/api/list-sets/s1/check');
    } finally {
      jest.useRealTimers();
    }
  });

  it('tells of members where every domain keeps up with its branches', async () => {
    const shares = { items: 5, itemShare: 0.25, branchShare: 0.32, memberShare: 0.61 };
    const again = (balance: object) => {
      (page.componentInstance as unknown as { check: { reload(): void } }).check.reload();
      return shown(BEFORE, balance);
    };
    await again({ balance: [{ domain: '农村', ...shares }] });
    expect(text()).toContain('与党员占比相差最多的是农村：党员占 61%，条目占 25%。');
    await again({ balance: [{ domain: '农村', ...shares, memberShare: 0.28 }] });
    expect(text()).toContain('各领域的条目占比与支部占比、党员占比大体相当。');
  });
});
