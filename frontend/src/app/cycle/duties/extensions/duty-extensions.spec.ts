import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aDutyView } from '../../../../testing/a-duty';
import { aProblem, settle, startTest } from '../../../../testing/test-page';
import type { ExtensionView } from '../data/duty-views';
import { DutyExtensions } from './duty-extensions';

const asked = (part: Partial<ExtensionView> = {}): ExtensionView => ({
  ...{ id: 'x1', state: 'asked', dueBefore: '2026-11-25', askedFor: '2026-12-10', reason: '路断了' },
  ...{ askedAt: '2026-11-23T02:00:00Z', askedBy: '林小满', deciderName: '云岭县委' },
  ...{ decidedAt: null, decidedBy: null, decisionReason: null },
  ...{ mayDecide: false, mayWithdraw: false, version: 1 },
  ...part,
});

describe('延期', () => {
  let http: HttpTestingController;
  let section: ComponentFixture<DutyExtensions>;

  beforeEach(async () => {
    http = await startTest();
    section = TestBed.createComponent(DutyExtensions);
  });
  afterEach(() => http.verify());

  const paint = async (): Promise<void> => {
    await settle();
    section.detectChanges();
    await settle();
  };
  const open = async (items: ExtensionView[], mayAsk: { from: string; until: string } | null = null) => {
    section.componentRef.setInput('duty', aDutyView({ extensions: { items, mayAsk } }));
    section.detectChanges();
    await paint();
  };
  const host = (): HTMLElement => section.nativeElement as HTMLElement;
  const button = (name: string): HTMLButtonElement =>
    Array.from(host().querySelectorAll('button')).find((one) => one.textContent?.trim() === name)!;
  const write = async (selector: string, value: string): Promise<void> => {
    const box = host().querySelector<HTMLInputElement>(selector)!;
    box.value = value;
    box.dispatchEvent(new Event('input'));
    await paint();
  };

  it('is asked for with a day and a reason, between the days that may be asked for', async () => {
    await open([], { from: '2026-11-26', until: '2027-05-24' });
    button('申请延期').click();
    await paint();
    const day = host().querySelector<HTMLInputElement>('#extension-to')!;
    expect([day.min, day.max]).toEqual(['2026-11-26', '2027-05-24']);
    await write('#extension-to', '2026-12-10');
    await write('#extension-reason', '路断了');
    host().querySelector<HTMLButtonElement>('zr-seal-button button')!.click();
    await paint();
    const sent = http.expectOne('/api/duties/duty-1/extensions');
    expect(sent.request.body).toEqual({ askedFor: '2026-12-10', reason: '路断了' });
    sent.flush(aProblem('extension.asked-already', 409), { status: 409, statusText: 'Conflict' });
    await paint();
    expect(host().querySelector('[role=alert]')).not.toBeNull();
  });

  it('names the later of the two dates where the duty was dated anew past an extension', async () => {
    const extensions = { items: [], mayAsk: { from: '2026-12-21', until: '2027-05-24' } };
    const duty = aDutyView({ dueOn: '2026-12-20', extendedTo: '2026-12-10', extensions });
    section.componentRef.setInput('duty', duty);
    section.detectChanges();
    await paint();
    button('申请延期').click();
    await paint();
    expect(host().textContent).toContain('12月20日');
    expect(host().textContent).not.toContain('12月10日');
  });

  it('is refused with a reason by whoever decides, under the version they saw', async () => {
    await open([asked({ mayDecide: true })]);
    button('不同意').click();
    await paint();
    const seal = () => host().querySelector<HTMLButtonElement>('zr-seal-button button')!;
    expect(seal().disabled).toBe(true);
    await write('#extension-reason', '其他村已办结');
    seal().click();
    await paint();
    const sent = http.expectOne('/api/duties/duty-1/extensions/x1/decide');
    expect(sent.request.body).toEqual({ granted: false, reason: '其他村已办结' });
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    sent.flush(aDutyView());
  });

  it('says in words what came of it and why, and is nothing where nothing was asked', async () => {
    await open([
      asked({ state: 'refused', decidedAt: '2026-11-24T02:00:00Z', decisionReason: '其他村已办结' }),
    ]);
    expect(host().textContent).toContain('未同意');
    expect(host().textContent).toContain('答复：其他村已办结');
    await open([]);
    expect(host().querySelector('section')).toBeNull();
  });
});
