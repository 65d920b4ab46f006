import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { noticeSentence } from './notice-sentence';
import {
  answerLadder,
  disposalLadder,
  FINDING_STEPS,
  lookBackLadder,
  ORDER_ACTS,
  ORDER_RUNGS,
  orderLadder,
} from './order-ladder';
import { reminderMail } from './reminder-mail';

const calendar = createWorkingCalendar({ years: [], holidays: [], worked: [] });
const said = (rungs: readonly { kind: string; dueAt: string; climb: number }[]) =>
  rungs.map(({ kind, dueAt, climb }) => `${dueAt.slice(5, 10)} ${kind}${climb > 0 ? ` ${climb}` : ''}`);

describe('what is said of an order by its date', () => {
  it('is ahead only, to each at most one word a day, the graver', () => {
    const rule = { before: [3, 1], onTheDay: true, after: [1, 20], above: [3, 1] };
    const from = '2026-07-02T09:00:00Z';
    expect(said(orderLadder({ from, dueOn: '2026-07-06' }, calendar, rule))).toEqual([
      ...['07-03 order-due', '07-06 order-due', '07-07 order-overdue', '08-03 order-severe'],
      ...['07-07 order-above 1', '07-09 order-above 2'],
    ]);
  });

  it('waits with what is overdue until a grace after an election is over', () => {
    const rule = { before: [1], onTheDay: true, after: [1], above: [3] };
    const order = { from: '2026-07-02T09:00:00Z', dueOn: '2026-07-06', graceUntil: '2026-07-30' };
    expect(said(orderLadder(order, calendar, rule))).toEqual([
      ...['07-03 order-due', '07-06 order-due', '07-31 order-overdue', '08-27 order-severe'],
      '08-04 order-above 1',
    ]);
  });

  it('is its look-back, on a working day and after; a finding is told of before its days are over', () => {
    const from = '2026-07-01T02:00:00Z';
    expect(said(lookBackLadder({ from, lookBackOn: '2026-07-05' }, calendar))).toEqual([
      ...['07-06 order-look-back', '07-08 order-look-back-overdue', '07-14 order-look-back-overdue'],
    ]);
    expect(said(answerLadder({ from, answerBy: '2026-07-05' }, calendar))).toEqual([
      '07-03 finding-answer-due',
    ]);
    expect(said(answerLadder({ from, answerBy: '2026-07-01' }, calendar))).toEqual([]);
    expect(said(disposalLadder({ from, disposeBy: '2026-07-06' }, calendar))).toEqual([
      ...['07-03 finding-dispose-due', '07-07 finding-dispose-overdue', '07-09 finding-dispose-overdue'],
    ]);
  });

  it.each([...ORDER_ACTS, ...ORDER_RUNGS, ...FINDING_STEPS])(
    '%s has its words, and outside the house no reason',
    (kind) => {
      const parameters = {
        title: '整改〔2026〕1号',
        dueOn: '2026-07-06',
        bearer: '清溪村',
        reason: '缺公示',
      };
      for (const workingDays of [3, 0, -2]) {
        const { zh, en } = noticeSentence(kind, { ...parameters, workingDays });
        for (const words of [zh, en]) {
          expect(words).toContain('整改〔2026〕1号');
          expect(words).not.toMatch(/undefined|null|责任清单|responsibility list/);
        }
      }
      const subjectKind = kind.startsWith('finding-') ? 'finding' : 'rectification-order';
      const mail = reminderMail([{ kind, subjectKind, subjectId: 'x', ...parameters }], 'zh-CN', 'https://z');
      expect(mail.text).toContain(
        subjectKind === 'finding' ? 'https://z/findings/x' : 'https://z/rectification/x',
      );
      expect(mail.text).not.toContain('缺公示');
    },
  );
});
