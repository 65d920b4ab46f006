import type { HttpTestingController, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aProblem, aSession, settle, startTest } from '../../../../testing/test-page';
import { Session } from '../../../platform/session/session';
import { AgreementPage } from './agreement';

const URL = '/api/agreements/a1';
const ACTS = {
  ...{ sign: true, countersign: false, revise: false },
  ...{ amend: false, registerPaper: false, recall: false },
};
const DOCUMENT = {
  ...{ format: 'zeren-agreement/1', id: 'a1', year: 2026, title: '责任书', versionNo: 1 },
  issuer: { organization: '云岭县委', post: '县委书记' },
  responsible: { organization: '望舒镇党委', post: '党委书记' },
  ...{ validFrom: '2026-01-01', validTo: '2026-12-31', terms: ['认真履行第一责任人职责。'] },
  list: { id: 'l1', versionNo: 1, items: [] },
  ...{ clauses: [], superiorDocument: null, amends: null },
};
const AGREEMENT = {
  ...{ id: 'a1', title: '责任书', year: 2026, versionNo: 1, postId: 'p', postTitle: '党委书记' },
  ...{ organizationId: 'o', organizationName: '望舒镇党委', levelCode: '乡镇' },
  ...{ issuerOrganizationName: '云岭县委', issuerPostTitle: '县委书记', state: 'made', standing: 'made' },
  ...{
    dueOn: '2026-12-04',
    workingDays: 3,
    reason: null,
    version: 1,
    digest: 'ab'.repeat(32),
    checkCode: 'ABAB-ABAB-ABAB-ABAB-ABAB',
  },
  ...{ document: JSON.stringify(DOCUMENT), whole: true, listId: 'l1', validFrom: '2026-01-01' },
  ...{ validTo: '2026-12-31', paperSignedOn: null, signatures: [], scans: [], upperUnsigned: null },
  ...{ versions: [], acts: ACTS },
};

describe('the page of an agreement', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<AgreementPage>;

  beforeEach(async () => {
    http = await startTest();
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession({ permissions: ['agreements.read'] }));
    await restoring;
    page = TestBed.createComponent(AgreementPage);
    page.componentRef.setInput('id', 'a1');
    page.detectChanges();
    await settle();
  });

  const shown = () => {
    const element = page.nativeElement as HTMLElement;
    return {
      skeleton: element.querySelector('zr-skeleton-rows') !== null,
      text: element.querySelector('zr-document-text')?.textContent?.includes('第一责任人职责') === true,
      failed: element.querySelector('zr-failed-state') !== null,
    };
  };
  const READ = { skeleton: false, text: true, failed: false };
  const first = async (answer: (one: TestRequest) => void): Promise<void> => {
    answer(http.expectOne(URL));
    await page.whenStable();
  };
  const restored = async (): Promise<void> => {
    const restoring = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(aSession({ permissions: ['agreements.read'] }));
    await restoring;
    await settle();
  };

  it('waits for its text once, and keeps it on screen however often it is read again', async () => {
    expect(shown()).toEqual({ skeleton: true, text: false, failed: false });
    await first((one) => one.flush(AGREEMENT));
    expect(shown()).toEqual(READ);
    await restored();
    page.detectChanges();
    expect(shown()).toEqual(READ);
    for (const one of http.match(URL))
      one.flush(aProblem('request.failed', 500), { status: 500, statusText: '' });
    await page.whenStable();
    expect(shown()).toEqual(READ);
  });

  it('keeps what its own act left while it is read again', async () => {
    await first((one) => one.flush(AGREEMENT));
    (page.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('zr-seal-button button')!.click();
    const signed = {
      ...AGREEMENT,
      state: 'signed',
      standing: 'signed',
      version: 2,
      acts: { ...ACTS, sign: false },
    };
    http.expectOne(`${URL}/sign`).flush(signed);
    await page.whenStable();
    await restored();
    page.detectChanges();
    expect(shown()).toEqual(READ);
    expect((page.nativeElement as HTMLElement).querySelector('.done')?.textContent).toContain('已签署');
    expect((page.nativeElement as HTMLElement).querySelector('zr-seal-button')).toBeNull();
  });

  it('holds what is printed against the text, and says whether it is another', async () => {
    await first((one) => one.flush(AGREEMENT));
    const element = page.nativeElement as HTMLElement;
    const check = async (typed: string, matches: boolean, valid = true): Promise<string> => {
      const input = element.querySelector<HTMLInputElement>('zr-check-print input')!;
      input.value = typed;
      input.dispatchEvent(new Event('input'));
      page.detectChanges();
      element.querySelector<HTMLButtonElement>('zr-check-print button')!.click();
      const found = { code: AGREEMENT.checkCode, matches, whole: true, signatures: [{ valid }] };
      http.expectOne((request) => request.urlWithParams === `${URL}/verification?code=${typed}`).flush(found);
      await page.whenStable();
      return element.querySelector('zr-check-print [role=status]')!.textContent;
    };
    expect(await check('ABAB', true)).toContain('✓ 一致');
    expect(await check('ABAC', false)).toContain('✕ 不一致');
    expect(await check('ABAB', true, false)).toContain('签名与文本不符');
  });

  it('says why there is nothing, where nothing came', async () => {
    await first((one) => one.flush(aProblem('request.not-found', 404), { status: 404, statusText: '' }));
    expect(shown()).toEqual({ skeleton: false, text: false, failed: true });
  });
});
