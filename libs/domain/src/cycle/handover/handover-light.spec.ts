import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { HANDOVER_LIGHTS, handoverDays, handoverLight, takeoverGrace } from './handover-light';
import type { HandoverLight, LitHandover } from './handover-light';
import { DEFAULT_HANDOVER_TERMS, handoverTerms } from './handover-terms';

// 30 June 2026 is a Tuesday.
const calendar = createWorkingCalendar({ years: [2026], holidays: [], worked: [] });
const terms = DEFAULT_HANDOVER_TERMS;
const days = (endedOn: string, incomingStartsOn: string | null, knownOn = '2026-07-01') =>
  handoverDays({ endedOn, incomingStartsOn, knownOn }, calendar, terms);

describe('by when a post is handed over', () => {
  it('is five working days after the last day, for both sides when the successor follows at once', () => {
    const both = { handOverDueOn: '2026-07-07', takeOverDueOn: '2026-07-07' };
    expect(days('2026-06-30', '2026-07-01')).toEqual(both);
    expect(days('2026-06-30', null)).toEqual(both);
    expect(days('2026-06-30', '2026-06-20')).toEqual(both);
  });

  it('is counted for a later successor from their own first day', () => {
    expect(days('2026-06-30', '2026-08-03')).toEqual({
      handOverDueOn: '2026-07-07',
      takeOverDueOn: '2026-08-07',
    });
  });

  it('is counted from the day of entry when the end was entered late', () => {
    expect(days('2026-06-30', '2026-07-01', '2026-07-22').handOverDueOn).toBe('2026-07-28');
  });

  it('comes from a catalogue row, and from the default where that says nothing sensible', () => {
    expect(handoverTerms({ dueWorkingDays: 10, graceDays: '60' })).toEqual({ ...terms, dueWorkingDays: 10 });
    expect(handoverTerms(undefined)).toEqual(terms);
  });
});

describe('the light of a handover', () => {
  const open: LitHandover = {
    state: 'gathered',
    handOverDueOn: '2026-07-07',
    takeOverDueOn: '2026-07-14',
    takenOverOn: null,
    outgoingName: '林小满',
    incomingName: '许知远',
  };
  const on = (today: string, change: Partial<LitHandover> = {}) =>
    handoverLight({ ...open, ...change }, today, calendar, terms);

  it.each<[string, string, HandoverLight, number]>([
    ['with time left', '2026-07-02', 'ok', 3],
    ['two working days before', '2026-07-03', 'soon', 2],
    ['on its date', '2026-07-07', 'soon', 0],
    ['the day after', '2026-07-08', 'overdue', -1],
    ['twenty working days after', '2026-08-04', 'severe', -20],
  ])('%s (%s) is %s', (_, today, light, workingDays) => {
    expect(on(today)).toMatchObject({ light, workingDays, dueOn: '2026-07-07' });
  });

  it('waits for the incoming side once the outgoing has signed', () => {
    const reading = on('2026-07-08', { state: 'handed-over' });
    expect(reading).toMatchObject({ light: 'ok', dueOn: '2026-07-14', workingDays: 4 });
    expect(reading.reason.zh).toBe('等接收人许知远确认，期限2026年7月14日，还有 4 个工作日。');
    expect(on('2026-07-15', { state: 'handed-over', incomingName: null }).reason.zh).toContain(
      '代收的负责人',
    );
  });

  it('says how it was done, and goes out', () => {
    expect(on('2026-12-01', { state: 'taken-over', takenOverOn: '2026-07-14' }).light).toBe('ok');
    const late = on('2026-12-01', { state: 'taken-over', takenOverOn: '2026-07-16' });
    expect(late).toMatchObject({ light: 'late', workingDays: -2 });
    expect(on('2026-12-01', { state: 'recalled' }).light).toBe('idle');
  });

  it('names the way out of a red one in both languages', () => {
    const { reason } = on('2026-07-10');
    expect(reason.zh).toContain('上级党组织负责人');
    expect(reason.en).toContain('superior organisation');
    expect(HANDOVER_LIGHTS).toContain(on('2026-07-11').light);
  });
});

describe('the grace after an election', () => {
  it('is thirty days with the first', () => {
    expect(takeoverGrace('2026-07-01', terms)).toEqual({ startsOn: '2026-07-01', endsOn: '2026-07-30' });
  });
});
