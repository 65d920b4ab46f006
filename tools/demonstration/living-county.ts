// What happened in 云岭县 this year: who reported when, who is late, who owes something. The same in every installation
// that starts on the same day: chance comes from the posts' codes and the duties' titles.

/** A duty as the story needs it, by the codes of post and of the township or system that it belongs to. */
export interface ToldDuty {
  readonly id: string;
  readonly postCode: string;
  /** The direct child of the county that the duty lies below; the county itself for its own team. */
  readonly branchCode: string;
  readonly title: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly state: string;
  readonly holderTenureId: string | null;
}

export interface WorkingDays {
  addWorkingDays(day: string, n: number): string;
  workingDaysBetween(from: string, to: string): number;
}

/** A report from before the county came to the product. */
export interface PastReport {
  readonly dutyId: string;
  readonly reportedOn: string;
  readonly result: string;
  readonly problem: string | null;
  readonly tenureId: string | null;
}

/** What the story does: reports taken over, and duties that their holders report on today with a file. */
export interface Story {
  readonly past: readonly PastReport[];
  readonly today: readonly { readonly dutyId: string; readonly result: string }[];
}

/** Duties still owed, by township or system: 望舒镇 alone holds a third; the quiet ones owe nothing. */
const OWED: Readonly<Record<string, number>> = {
  'YL-01': 11,
  'YL-02': 6,
  'YL-04': 5,
  'YL-05': 1,
  'YL-06': 2,
  'YL-JY': 3,
  'YL-SG': 4,
  'YL-JG': 1,
};
/** Of a hundred reports that many came late; elsewhere two. */
const LATE: Readonly<Record<string, number>> = {
  'YL-01': 12,
  'YL-02': 6,
  'YL-04': 6,
  'YL-JY': 7,
  'YL-SG': 9,
  'YL-06': 4,
};
const LATE_ELSEWHERE = 2;
/** The last so many working days are where something may still be owed; a sixth of it for twenty days and more. */
const OWED_WITHIN = { recent: 19, old: 34 } as const;
/** Of a hundred duties whose window is open that many are done already. */
const AHEAD = 14;
const REPORTED_TODAY = 24;

/**
 * 林小满 of 青禾镇 owes one thing, the monthly meeting of November; what falls due next, his own and that of a vacant post
 * he looks after, is still before him.
 */
const SECRETARY_POST = 'YL-03-P1';
const LOOKED_AFTER = ['YL-03-P1', 'YL-03-P6'];
const SECRETARY_OWES = /党建例会/;

/** Tells what became of each duty by `today`. */
export function tellStory(duties: readonly ToldDuty[], today: string, calendar: WorkingDays): Story {
  const open = duties.filter(({ state }) => state === 'owed');
  const owed = new Set(stillOwed(open, today, calendar).map(({ id }) => id));
  const past: PastReport[] = [];
  const ahead: ToldDuty[] = [];
  for (const duty of open) {
    if (owed.has(duty.id)) continue;
    if (duty.dueOn < today) past.push(pastReport(duty, dayOfReport(duty, today, calendar)));
    else if (
      duty.opensOn < today &&
      !LOOKED_AFTER.includes(duty.postCode) &&
      chance(duty, 'ahead') % 100 < AHEAD
    ) {
      ahead.push(duty);
    }
  }
  const byChance = [...ahead].sort((a, b) => chance(a, 'today') - chance(b, 'today'));
  const early = byChance
    .slice(REPORTED_TODAY)
    .map((duty) => pastReport(duty, between(duty.opensOn, today, duty)));
  return {
    past: [...past, ...early],
    today: byChance
      .slice(0, REPORTED_TODAY)
      .filter(({ holderTenureId }) => holderTenureId !== null)
      .map((duty) => ({ dutyId: duty.id, result: resultOf(duty, today) })),
  };
}

function stillOwed(duties: readonly ToldDuty[], today: string, calendar: WorkingDays): ToldDuty[] {
  const overdue = duties.filter(({ dueOn }) => dueOn < today);
  const secretary = overdue
    .filter(({ postCode, title }) => postCode === SECRETARY_POST && SECRETARY_OWES.test(title))
    .sort((a, b) => b.dueOn.localeCompare(a.dueOn));
  const others = Object.entries(OWED).flatMap(([branch, count]) => {
    const below = overdue.filter(({ branchCode }) => branchCode === branch);
    const days = (duty: ToldDuty) => calendar.workingDaysBetween(duty.dueOn, today);
    const shuffled = [...below].sort((a, b) => chance(a, 'owed') - chance(b, 'owed'));
    const old = shuffled.filter((duty) => days(duty) > OWED_WITHIN.recent && days(duty) <= OWED_WITHIN.old);
    const someOld = onePerMatter(old).slice(0, Math.ceil(count / 6));
    const recent = shuffled.filter((duty) => days(duty) <= OWED_WITHIN.recent);
    return onePerMatter([...someOld, ...recent]).slice(0, count);
  });
  return [...secretary.slice(0, 1), ...others];
}

/** The first of each post's duties of one item: two running would be a second miss. */
function onePerMatter(duties: readonly ToldDuty[]): ToldDuty[] {
  return [
    ...new Map([...duties].reverse().map((duty) => [`${duty.postCode}|${duty.title}`, duty])).values(),
  ].reverse();
}

function dayOfReport(duty: ToldDuty, today: string, calendar: WorkingDays): string {
  const late = LOOKED_AFTER.includes(duty.postCode) ? 0 : (LATE[duty.branchCode] ?? LATE_ELSEWHERE);
  const yesterday = calendar.addWorkingDays(today, -1);
  if (chance(duty, 'late') % 100 < late) {
    const day = calendar.addWorkingDays(duty.dueOn, 1 + (chance(duty, 'days late') % 6));
    return day < yesterday ? day : latest(yesterday, duty.dueOn);
  }
  return latest(duty.opensOn, calendar.addWorkingDays(duty.dueOn, -(chance(duty, 'days before') % 6)));
}

function pastReport(duty: ToldDuty, reportedOn: string): PastReport {
  const problem = chance(duty, 'problem') % 9 === 0 ? pick(PROBLEMS, duty, 'which problem') : null;
  const { id: dutyId, holderTenureId: tenureId } = duty;
  return { dutyId, reportedOn, result: resultOf(duty, reportedOn), problem, tenureId };
}

const RESULTS = [
  '{day}已办结，会议纪要和任务单已分解到人。',
  '{day}完成，议定事项 {n} 件，其中 {m} 件已落实，其余月底前办完。',
  '{day}按期完成，台账已更新，问题 {m} 条已交责任人。',
  '{day}开展，参加 {p} 人，缺席 {m} 人已补学。',
  '{day}办理完毕，走访 {n} 户，反映的 {m} 个困难已当场答复。',
  '{day}完成核查，抽查 {n} 份，发现不规范 {m} 份，已退回补正。',
] as const;
const PROBLEMS = [
  '个别党员外出务工，线上参加效果一般。',
  '部门之间数据口径不一致，核对用了两天。',
  '场地紧张，下季度拟与邻近支部共用。',
] as const;

function resultOf(duty: ToldDuty, day: string): string {
  const number = (salt: string, from: number, span: number) => String(from + (chance(duty, salt) % span));
  return pick(RESULTS, duty, 'result')
    .replace('{day}', `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`)
    .replace('{n}', number('n', 6, 9))
    .replace('{m}', number('m', 1, 4))
    .replace('{p}', number('p', 14, 30));
}

/** A day from `from` up to the day before `to`. */
function between(from: string, to: string, duty: ToldDuty): string {
  const start = Date.parse(`${from}T00:00:00Z`);
  const days = Math.max(1, (Date.parse(`${to}T00:00:00Z`) - start) / 86_400_000);
  return new Date(start + (chance(duty, 'day') % days) * 86_400_000).toISOString().slice(0, 10);
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function pick<T>(choices: readonly T[], duty: ToldDuty, salt: string): T {
  return choices[chance(duty, salt) % choices.length]!;
}

/** The same number for the same duty and purpose, everywhere (FNV-1a). */
function chance({ postCode, title, dueOn }: ToldDuty, salt: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${postCode}|${title}|${dueOn}|${salt}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  // FNV's low bits are weak.
  return (hash ^ (hash >>> 15)) >>> 0;
}
