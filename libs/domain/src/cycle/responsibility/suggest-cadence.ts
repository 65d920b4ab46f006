import type { CadenceClause, CadenceTriggerKind, CadenceUnit } from './cadence-clause';
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
  return { options: guessByWord(part), reason: unknown(part) };
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

function guessByWord(part: string): CadenceClause[][] {
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
