import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aDutyView } from '../../../../../testing/a-duty';
import { aProblem, settle, startTest } from '../../../../../testing/test-page';
import type { DutyTable } from '../data/directive-views';
import { FillTable } from './fill-table';

const TABLE: DutyTable = {
  dutyId: 'duty-1',
  columns: [
    { key: 'c1', name: '书记', type: 'text', required: false, total: false, known: 'head-name', choices: [] },
    { key: 'c2', name: '面积', type: 'number', required: true, total: true, known: null, choices: [] },
  ],
  known: { 'head-name': '林小满' },
  rows: [],
  version: 0,
  savedAt: null,
  faults: [],
  versions: [],
  canFill: true,
};

describe('填表报送', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<FillTable>;

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    http = await startTest();
    page = TestBed.createComponent(FillTable);
    page.componentRef.setInput('id', 'duty-1');
  });
  afterEach(() => {
    http.verify();
    jest.useRealTimers();
    localStorage.clear();
  });

  const host = (): HTMLElement => page.nativeElement as HTMLElement;
  const paint = async (): Promise<void> => {
    await settle();
    page.detectChanges();
    await settle();
  };
  const open = async (table: Partial<DutyTable> = {}): Promise<void> => {
    page.detectChanges();
    await settle();
    http.expectOne('/api/duties/duty-1').flush(aDutyView({ asksTable: true }));
    http.expectOne('/api/duties/duty-1/table').flush({ ...TABLE, ...table });
    await paint();
  };
  const type = async (text: string): Promise<void> => {
    const box = host().querySelector<HTMLInputElement>('#cell-0-c2')!;
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await paint();
  };
  const press = async (name: string): Promise<void> => {
    const buttons = Array.from(host().querySelectorAll('button'));
    buttons.find((button) => button.textContent?.trim().startsWith(name))!.click();
    await paint();
  };
  const saving = () => http.expectOne({ method: 'PUT', url: '/api/duties/duty-1/table' });

  it('says until when it is owed now: by the date that was granted', async () => {
    page.detectChanges();
    await settle();
    const directive = { content: '', sourceCode: '通知', issuer: null, basis: null, role: 'lead' };
    const duty = { asksTable: true, dueOn: '2026-11-25', extendedTo: '2026-12-10', directive };
    http.expectOne('/api/duties/duty-1').flush(aDutyView(duty as Parameters<typeof aDutyView>[0]));
    http.expectOne('/api/duties/duty-1/table').flush(TABLE);
    await paint();
    expect(host().querySelector('.about .meta')!.textContent).toContain('12月10日');
  });

  it('asks only for what the system does not know, and saves by itself on the version before', async () => {
    await open();
    expect(host().querySelector('.known')?.textContent).toContain('林小满');
    expect(host().querySelector('#cell-0-c1')).toBeNull();
    await type('80');
    jest.advanceTimersByTime(1500);
    await settle();
    const first = saving();
    expect(first.request.headers.get('If-Match')).toBe('"0"');
    expect(first.request.body).toEqual({ rows: [{ c2: '80' }] });
    first.flush({ version: 1, savedAt: '2026-11-23T02:00:00Z', faults: [] });
    await paint();
    await type('86');
    jest.advanceTimersByTime(1500);
    await settle();
    const second = saving();
    expect(second.request.headers.get('If-Match')).toBe('"1"');
    second.flush({ version: 2, savedAt: '2026-11-23T02:00:05Z', faults: [] });
    await paint();
  });

  it('sends nothing while a cell does not fit, and says in a sentence how to mend it', async () => {
    await open();
    await press('报送');
    expect(host().querySelector('#cell-0-c2-fault')?.textContent).toContain('没有填');
    await type('一百');
    expect(host().querySelector('#cell-0-c2-fault')?.textContent).toContain('要填数字，现在是“一百”');
    await type('100');
    expect(host().querySelector('#cell-0-c2-fault')).toBeNull();
    await press('报送');
    saving().flush({ version: 1, savedAt: '2026-11-23T02:00:00Z', faults: [] });
    await settle();
    const sent = http.expectOne('/api/duties/duty-1/table/send');
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    sent.flush(TABLE);
    await paint();
    http.expectOne('/api/duties/duty-1').flush(aDutyView({ asksTable: true, state: 'reported' }));
    const version = {
      id: 'v1',
      number: 1,
      state: 'sent' as const,
      rowCount: 1,
      sentAt: '2026-11-23T02:00:00Z',
    };
    const versions = [{ ...version, returnReason: null, version: 2 }];
    http.expectOne('/api/duties/duty-1/table').flush({ ...TABLE, rows: [{ c2: '100' }], versions });
    await paint();
    expect(host().querySelector('.done')?.textContent).toContain('第 1 版已报送，共 1 行');
    expect(host().querySelector('input')).toBeNull();
  });

  it('keeps on this device what was typed without a network, until the server has it', async () => {
    await open();
    await type('80');
    jest.advanceTimersByTime(1500);
    await settle();
    saving().error(new ProgressEvent('error'));
    await paint();
    page.destroy();
    await settle();
    // Leaving tries once more.
    for (const left of http.match(({ method }) => method === 'PUT')) left.error(new ProgressEvent('error'));
    page = TestBed.createComponent(FillTable);
    page.componentRef.setInput('id', 'duty-1');
    await open();
    expect(host().querySelector<HTMLInputElement>('#cell-0-c2')?.value).toBe('80');
    window.dispatchEvent(new Event('online'));
    await settle();
    saving().flush({ version: 1, savedAt: '2026-11-23T02:00:00Z', faults: [] });
    await paint();
    expect(Object.keys(localStorage).filter((name) => name.startsWith('zeren.draft.'))).toEqual([]);
  });

  it('says so when somebody else filled it meanwhile, and shows theirs on request', async () => {
    await open();
    await type('80');
    jest.advanceTimersByTime(1500);
    await settle();
    saving().flush(aProblem('request.changed-meanwhile', 412), { status: 412, statusText: '' });
    await paint();
    expect(host().textContent).toContain('另一处也在填这张表');
    await press('看最新的');
    http.expectOne('/api/duties/duty-1/table').flush({ ...TABLE, version: 1, rows: [{ c2: '90' }] });
    await paint();
    expect(host().querySelector<HTMLInputElement>('#cell-0-c2')?.value).toBe('90');
  });
});
