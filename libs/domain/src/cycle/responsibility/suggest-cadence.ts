import type { CadenceClause, CadenceTriggerKind, CadenceUnit } from './cadence-clause';
import { readCadencePart } from './read-cadence-part';
import { academicYear, occurrence, periodic, term, weekly, yearly } from './make-clauses';

/** What a part that is not certain may mean, most likely first, and why it is not certain. */
export interface PartSuggestion {
  readonly options: readonly (readonly CadenceClause[])[];
  readonly reason: { readonly zh: string; readonly en: string };
}

const noStart = (part: string) => ({
  zh: `“${part}”没有说从哪一天起算，请选定起算的事项。`,
  en: `“${part}” does not say what the count starts from. Choose what starts it.`,
});
const noDate = (part: string) => ({
  zh: `“${part}”没有写明期限，请选定每件事办到哪一天。`,
  en: `“${part}” names no deadline. Choose when each matter is due.`,
});
const unknown = (part: string) => ({
  zh: `没有读懂“${part}”，请从建议中选，或自己填写时限。`,
  en: `“${part}” was not understood. Choose a suggestion or set the deadline yourself.`,
});

const UNITS: Readonly<Record<string, CadenceUnit>> = { 个工作日: 'working-day', 日: 'day', 个月: 'month' };

/** Suggestions for one part of a normalised phrase. */
export function suggestForPart(part: string): PartSuggestion {
  const count = /^(\d+(?:\/\d+)*)(个工作日|日|个月)内?(\p{Script=Han}{0,10})$/u.exec(part);
  if (count)
    return { options: countFromSomething(count[1]!, UNITS[count[2]!]!, count[3]!), reason: noStart(part) };
  if (/^逐(?:事项|例|件|起)$/.test(part)) {
    return {
      options: [
        [occurrence('matter', 0, 'day')],
        [occurrence('matter', -3, 'working-day')],
        [periodic('quarterly')],
      ],
      reason: noDate(part),
    };
  }
  const meeting = /^次年会前(\p{Script=Han}{0,10})$/u.exec(part);
  if (meeting) {
    const label = meeting[1]!;
    return {
      options: [
        [occurrence('meeting', -1, 'day', { label })],
        [occurrence('meeting', -5, 'working-day', { label })],
        [yearly(12, 'end', { label })],
      ],
      reason: noStart(part),
    };
  }
  const counted = /^(.+后)(\d{1,3})(个工作日|日|个月)内?(\p{Script=Han}{0,10})$/u.exec(part);
  const within = readableEnd(part);
  const guesses =
    counted && !AFTER_PERIOD.test(part)
      ? countFromSomething(counted[2]!, UNITS[counted[3]!]!, counted[4]!)
      : guessByWord(part);
  return { options: within ? [within, ...guesses] : guesses, reason: unknown(part) };
}

/** How a time begins: what comes before it may name somebody or something, and may narrow it. */
const BEGINS = /^(?:每|逐|\d|任职|到任|换届|年检|开学|收件|会后|会前|节前)/;

/** 新任书记任职后3个月内: what can be read once the words before it are put aside. */
function readableEnd(part: string): CadenceClause[] | undefined {
  const words = /^\p{Script=Han}+/u.exec(part)?.[0].length ?? 0;
  for (let index = 1; index <= words; index++) {
    const end = part.slice(index);
    const clauses = BEGINS.test(end) ? readCadencePart(end) : undefined;
    if (clauses) return clauses;
  }
  return undefined;
}

/** 5/30个工作日: a first answer and the closing, counted from receipt, from the matter or from the vote. */
function countFromSomething(numbers: string, unit: CadenceUnit, label: string): CadenceClause[][] {
  const counts = numbers.split('/').map(Number);
  const starts: CadenceTriggerKind[] =
    unit === 'month' ? ['vote', 'receipt', 'matter'] : ['receipt', 'matter', 'vote'];
  const labels =
    counts.length === 2 ? ['首次答复', '办结'] : counts.map((_, index) => (index === 0 ? label : ''));
  return starts.map((trigger) =>
    counts.map((count, index) => occurrence(trigger, count, unit, { label: labels[index]! })),
  );
}

const AT_ONCE = /小时|当日|当天|立即|即时|及时|随时|随到/;
const AFTER_PERIOD = /^(?:每?(?:个?月|季度?)结束后|次月|次季度?首?月?|每季度次月)(\d{1,2})/;

function guessByWord(part: string): CadenceClause[][] {
  if (AT_ONCE.test(part)) return [[occurrence('matter', 0, 'day')], [occurrence('matter', 1, 'working-day')]];
  const next = AFTER_PERIOD.exec(part);
  const day = Number(next?.[1]);
  if (next && day >= 1 && day <= 15) {
    const kind = part.includes('季') ? 'quarterly' : 'monthly';
    const unit = part.includes('工作日') ? 'working-day' : 'day';
    return [[periodic(kind, kind === 'monthly' ? 'last' : 'first', day, { unit })], [periodic(kind)]];
  }
  if (/[节假]/.test(part))
    return [[occurrence('holiday', -3, 'working-day')], [occurrence('holiday', 3, 'working-day')]];
  if (part.includes('学年')) return [[academicYear(7, 10)], [academicYear(7, 20)], [term('end')]];
  if (part.includes('学期') || part.includes('开学')) return [[term('end')], [term('start', 1, 'month')]];
  if (part.includes('半年')) return [[periodic('half-yearly')], [yearly(6, 'end'), yearly(12, 20)]];
  if (part.includes('季'))
    return [
      [periodic('quarterly')],
      [periodic('quarterly', 'last', 25)],
      [periodic('quarterly', 'first', 10)],
    ];
  if (part.includes('周') && !part.includes('月')) return [[weekly()], [weekly(5)], [weekly('end', 2)]];
  if (/每.*月|月/.test(part))
    return [[periodic('monthly')], [periodic('monthly', 'last', 5)], [periodic('quarterly')]];
  return [[yearly(12, 'end')], [periodic('half-yearly')], [periodic('quarterly')]];
}
