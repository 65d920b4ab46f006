import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { aProblem, settle, startTest } from '../../../../testing/test-page';
import type { DutyReminders } from '../data/duty-reminders-api';
import { DutyReminding } from './duty-reminding';

const view = (part: Partial<DutyReminders> = {}): DutyReminders => ({
  dutyId: 'duty-1',
  chases: [],
  mayRead: true,
  mayChase: true,
  again: null,
  snooze: null,
  maySnooze: false,
  ...part,
});
const chase = {
  id: 'c1',
  at: '2026-11-23T02:00:00Z',
  by: '李芳',
  toldName: '周明远',
  toldAt: '2026-11-23T02:00:05Z',
  readAt: null,
  channels: [{ channel: 'in-app' as const, state: 'sent' as const, sentAt: '2026-11-23T02:00:05Z' }],
};

describe('催办', () => {
  let http: HttpTestingController;
  let section: ComponentFixture<DutyReminding>;

  beforeEach(async () => {
    http = await startTest();
    section = TestBed.createComponent(DutyReminding);
    for (const [name, value] of Object.entries({
      id: 'duty-1',
      dueOn: '2026-11-27',
      opensOn: '2026-11-02',
    }))
      section.componentRef.setInput(name, value);
  });
  afterEach(() => http.verify());

  const paint = async (): Promise<void> => {
    await settle();
    section.detectChanges();
    await settle();
  };
  const open = async (part: Partial<DutyReminders> = {}): Promise<void> => {
    section.detectChanges();
    await settle();
    http.expectOne('/api/reminders/duties/duty-1').flush(view(part));
    await paint();
  };
  const host = (): HTMLElement => section.nativeElement as HTMLElement;
  const button = (name: string): HTMLButtonElement | undefined =>
    Array.from(host().querySelectorAll('button')).find((one) => one.textContent?.trim() === name);

  it('says who reminded, who was told by which way, and whether it was read', async () => {
    await open({ chases: [chase, { ...chase, id: 'c0', readAt: '2026-11-23T03:00:00Z' }] });
    const said = Array.from(host().querySelectorAll('.chase b')).map((one) => one.textContent?.trim());
    expect(said[0]).toBe('未读');
    expect(said[1]).toMatch(/^已读/);
    expect(host().textContent).toContain('李芳');
    expect(host().textContent).toMatch(/系统消息\s+已送达/);
  });

  it('can’t be pressed while it cools down', async () => {
    await open({ again: '2026-11-24T02:00:00Z' });
    expect(button('催办')!.disabled).toBe(true);
    expect(host().textContent).toMatch(/以后可再催/);
  });

  it('shows the refusal beside the button', async () => {
    await open();
    button('催办')!.click();
    await paint();
    const asked = http.expectOne('/api/reminders/chases');
    expect(asked.request.body).toEqual({ dutyIds: ['duty-1'] });
    asked.flush(aProblem('reminders.chased-lately', 409), { status: 409, statusText: 'Conflict' });
    await paint();
    expect(host().querySelector('[role=alert]')).not.toBeNull();
  });

  it('is nothing to whoever may do and see none of it', async () => {
    await open({ mayRead: false, mayChase: false });
    expect(host().querySelector('section')).toBeNull();
  });
});
