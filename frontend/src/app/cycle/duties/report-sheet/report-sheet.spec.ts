import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aDuty, aDutyView } from '../../../../testing/a-duty';
import { aProblem, settle, startTest } from '../../../../testing/test-page';
import type { DutyView, EvidenceView } from '../data/duty-views';
import { ReportSheet } from './report-sheet';

const earlier: EvidenceView = {
  id: 'e1',
  fileName: '11月例会通报.pdf',
  mediaType: 'application/pdf',
  size: 423_000,
  uploadedAt: '2026-11-06T02:00:00Z',
  uploadedBy: '林小满',
  inSteadOf: null,
  capturedAt: null,
  firstUploadedAt: null,
  sha256: '',
  kindCode: '文件',
  kindZh: '文件',
  kindEn: 'Document',
  happenedOn: null,
  happenedOnSource: null,
  fromWhom: null,
  proves: null,
  version: 1,
  signs: [],
  inspecting: false,
  hasThumbnail: false,
  hasPreview: false,
};

describe('报一句话', () => {
  let http: HttpTestingController;
  let sheet: ComponentFixture<ReportSheet>;
  let closed: boolean[];

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    http = await startTest();
    sheet = TestBed.createComponent(ReportSheet);
    sheet.componentRef.setInput('duty', aDuty());
    closed = [];
    sheet.componentInstance.closed.subscribe((sent) => closed.push(sent));
  });
  afterEach(() => {
    http.verify();
    jest.useRealTimers();
    localStorage.clear();
  });

  const open = async (view: Partial<DutyView> = {}): Promise<void> => {
    sheet.detectChanges();
    await settle();
    http.expectOne('/api/duties/duty-1').flush(aDutyView(view));
    await paint();
  };
  const paint = async (): Promise<void> => {
    await settle();
    sheet.detectChanges();
    await settle();
  };
  const host = (): HTMLElement => sheet.nativeElement as HTMLElement;
  const type = async (text: string): Promise<void> => {
    const box = host().querySelector<HTMLTextAreaElement>('#report-result')!;
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await paint();
  };
  const press = async (name: string): Promise<void> => {
    const buttons = Array.from(host().querySelectorAll('button'));
    buttons.find((button) => button.textContent?.trim().startsWith(name))!.click();
    await paint();
  };

  it('asks for one line and nothing else, and says how to write it', async () => {
    await open();
    await press('报送');
    expect(host().querySelector('#report-result-note')?.textContent).toContain('请写一句结果');
    await type('字'.repeat(121));
    expect(host().textContent).toContain('121/120');
    expect(host().textContent).toContain('多了 1 个字');
    await press('报送');
  });

  it('saves the draft when typing pauses, once, and says when', async () => {
    await open();
    await type('11月4日');
    await type('11月4日开会');
    jest.advanceTimersByTime(1500);
    await paint();
    const saving = http.expectOne('/api/duties/duty-1/draft');
    expect(saving.request.body).toEqual({ result: '11月4日开会', problem: null, helpWanted: null });
    saving.flush({ savedAt: '2026-11-23T01:05:00Z' });
    await paint();
    expect(host().textContent).toContain('草稿已保存 11-23 09:05');
  });

  it('begins with the kept draft, its folded part open when there is something in it', async () => {
    await open({
      draft: { result: '已开会', problem: '账目移交慢', helpWanted: null, savedAt: '2026-11-22T01:00:00Z' },
    });
    await settle();
    sheet.detectChanges();
    expect(host().querySelector<HTMLTextAreaElement>('#report-result')!.value).toBe('已开会');
    expect(host().querySelector<HTMLTextAreaElement>('#report-problem')!.value).toBe('账目移交慢');
  });

  it('keeps what was typed without a network until the server has it, also over a closed sheet', async () => {
    await open();
    await type('没有网时写的一句');
    jest.advanceTimersByTime(1500);
    await paint();
    http.expectOne('/api/duties/duty-1/draft').error(new ProgressEvent('error'));
    await paint();
    sheet.destroy();

    sheet = TestBed.createComponent(ReportSheet);
    sheet.componentRef.setInput('duty', aDuty());
    await open();
    expect(host().querySelector<HTMLTextAreaElement>('#report-result')!.value).toBe('没有网时写的一句');
    window.dispatchEvent(new Event('online'));
    await paint();
    http.expectOne('/api/duties/duty-1/draft').flush({ savedAt: '2026-11-23T01:05:00Z' });
    await paint();
    expect(Object.keys(localStorage).filter((name) => name.startsWith('zeren.draft.'))).toEqual([]);
  });

  it('takes earlier evidence along where it is ticked, reports, and says 已报未核', async () => {
    await open({ reusable: [earlier, { ...earlier, id: 'e2', fileName: '照片.jpg' }] });
    const boxes = host().querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    expect(Array.from(boxes, (box) => box.checked)).toEqual([false, false]);
    boxes[0]!.click();
    await type('11月4日开会，过 14 村。');
    await press('报送');
    http.expectOne('/api/duties/duty-1/draft').flush({ savedAt: '2026-11-23T01:05:00Z' });
    await paint();
    http.expectOne('/api/duties/duty-1/evidence/e1/link').flush(earlier);
    await paint();
    const report = http.expectOne('/api/duties/duty-1/report');
    expect(report.request.body).toEqual({
      result: '11月4日开会，过 14 村。',
      problem: null,
      helpWanted: null,
    });
    expect(report.request.headers.get('If-Match')).toBe('"3"');
    report.flush(aDutyView({ state: 'reported', light: 'soon', canReport: false }));
    await paint();
    expect(host().textContent).toContain('已报未核');
    expect(host().textContent).toContain('抽到时会通知您');
    await press('完成');
    expect(closed).toEqual([true]);
  });

  it('keeps what was typed when the server refuses, and sends the same act again', async () => {
    await open();
    await type('已开会');
    const keys: (string | null)[] = [];
    for (const answer of [aProblem('service.fault', 503, '系统出了差错'), null]) {
      await press('报送');
      http
        .match('/api/duties/duty-1/draft')
        .forEach((saving) => saving.flush({ savedAt: '2026-11-23T01:05:00Z' }));
      await paint();
      const report = http.expectOne('/api/duties/duty-1/report');
      keys.push(report.request.headers.get('Idempotency-Key'));
      if (answer) report.flush(answer, { status: 503, statusText: '' });
      else report.flush(aDutyView({ state: 'reported' }));
      await paint();
      if (answer) expect(host().querySelector('[role=alert]')?.textContent).toContain('系统出了差错');
    }
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
  });

  it('says why a duty can not be reported instead of showing a dead form', async () => {
    await open({
      canReport: false,
      reportRefusal: { code: 'duty.not-open', zh: '12月1日起才能报送。', en: 'Opens 1 December.' },
    });
    expect(host().querySelector('textarea')).toBeNull();
    expect(host().textContent).toContain('12月1日起才能报送。');
  });
});
