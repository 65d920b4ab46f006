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
const checked = (drafts: object) => ({
  set: { ...set, check: { state: 'done', itemsDone: 6, itemsTotal: 6, aged: false, finishedAt: null } },
  reasons: [],
  drafts,
  result: {
    itemCount: 6,
    coverage: { required: 0, filled: 0, cells: [] },
    balance: [],
    neglected: null,
    ruralAndCommunity: { ...share, warns: false, threshold: 0.6 },
    threeHeads: { ...share, share: 0.7, threshold: 0.6 },
    organizationBuilding: { ...share, warns: false, threshold: 0.5 },
    outcomes: share,
    teams: [],
    warnings: [],
    findings: [],
    drafts: [],
    clarity: 97,
    vagueCount: 0,
    copiedCount: 0,
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

  const shown = async (drafts: object) => {
    await settle();
    http.expectOne('/api/list-sets/s1/check').flush(checked(drafts));
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

  it('says of a floor that it is not reached, and of a ceiling that it is passed', () => {
    expect(text()).toContain('低于提示线');
    expect(text()).toContain('不宜低于 30%');
    expect(text()).toContain('高于提示线');
    expect(text()).toContain('不宜高于 60%');
  });
});
