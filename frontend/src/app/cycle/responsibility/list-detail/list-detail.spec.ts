import { TestBed } from '@angular/core/testing';
import { aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import { ListDetail } from './list-detail';

const item = (id: string, local: boolean) => ({
  ...{ id, lineageId: id, sort: 1, code: null, textZh: `事项${id}`, textEn: null, local, carriedOver: 0 },
  ...{
    dimensionName: '组织建设',
    domainName: '农村',
    typeName: '活动',
    checkingClass: '备案',
    basis: '示例',
  },
  ...{ cadencePhrase: '每月5日前', cadenceClauses: null, cadenceZh: null, evidenceAsked: null },
});
const list = {
  ...{
    id: 'list-1',
    year: 2026,
    state: 'draft',
    postId: 'p',
    postTitle: '党委书记',
    postKind: '乡镇党委书记',
  },
  ...{ organizationId: 'o', organizationName: '望舒镇党委', holderName: '林小满', headName: null },
  ...{
    itemCount: 2,
    undatedCount: 2,
    issuedAt: null,
    receiptDueOn: null,
    receivedAt: null,
    receivedBy: null,
  },
  ...{ versionNo: 1, amendReason: null, mayIssue: false, version: 5 },
  items: [item('i1', false), item('i2', true)],
};

describe('a list on its page', () => {
  it('marks what was added locally beside what its template gave', async () => {
    const http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession());
    await restoring;
    const page = TestBed.createComponent(ListDetail);
    page.componentRef.setInput('id', 'list-1');
    page.detectChanges();
    await settle();
    http.expectOne('/api/responsibility-lists/list-1').flush(list);
    await settle();
    http.match((request) => request.url.endsWith('/objections')).forEach((one) => one.flush([]));
    await page.whenStable();
    const rows = [...(page.nativeElement as HTMLElement).querySelectorAll('.items > li .text')];
    expect(rows.map((row) => row.textContent.includes('本地增加'))).toEqual([false, true]);
  });
});
