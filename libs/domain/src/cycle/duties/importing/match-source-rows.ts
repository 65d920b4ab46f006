import type { ImportFault } from '../../../platform/import-fault';
import type { DutyState } from '../duty-states';
import { UnitFinder } from './find-unit';
import type { KnownUnit } from './find-unit';
import { mergedResult } from './merge-rows';
import type { MergedRow } from './merge-rows';
import { readSourceDay } from './read-source-day';
import { reportImportFault } from './report-import-faults';
import type { ReportMapping } from './report-mapping';
import { referenceOf } from './source-row';
import type { SourceRowText } from './source-row';

/** A duty that a row may report on. */
export interface ImportableDuty {
  readonly id: string;
  readonly postId: string;
  readonly title: string;
  readonly periodLabel: string;
  readonly opensOn: string;
  /** The date that holds, an extension counted in. */
  readonly dueOn: string;
  readonly state: DutyState;
}

/** A post that owes duties, and by which words others may name it. */
export interface ImportablePost {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string;
  readonly kind: string;
  readonly isHead: boolean;
  readonly holderName: string | null;
}

export interface MatchContext {
  readonly today: string;
  readonly units: readonly KnownUnit[];
  readonly posts: readonly ImportablePost[];
  readonly duties: readonly ImportableDuty[];
  /** Whether the record was brought in before. */
  readonly isKnown: (reference: string) => boolean;
}

/** One report that rows make together. */
export interface PlannedReport {
  readonly dutyId: string;
  readonly postId: string;
  readonly reportedOn: string;
  readonly result: string;
  readonly rows: readonly number[];
  readonly references: readonly string[];
}

export interface MatchedRows {
  readonly reports: readonly PlannedReport[];
  readonly faults: readonly ImportFault[];
  readonly counts: {
    readonly rows: number;
    readonly goodRows: number;
    readonly known: number;
    readonly alreadyReported: number;
  };
}

interface Taken extends MergedRow {
  readonly number: number;
  readonly reference: string;
}

/** Duties of one title at one post, by the day they open. */
interface Series {
  readonly post: ImportablePost;
  readonly title: string;
  readonly duties: readonly ImportableDuty[];
}

/** Finds for every row the open duty that it reports on, puts rows of one duty together, and says what is wrong with the rest. */
export function matchSourceRows(
  rows: readonly SourceRowText[],
  mapping: ReportMapping,
  context: MatchContext,
): MatchedRows {
  const match = new Matching(mapping, context);
  for (const row of rows) match.take(row);
  return match.found(rows.length);
}

class Matching {
  private readonly faults: ImportFault[] = [];
  private readonly taken = new Map<ImportableDuty, Taken[]>();
  private readonly seen = new Map<string, number>();
  private readonly finder: UnitFinder;
  private readonly names: ReadonlyMap<string, string>;
  private readonly series: ReadonlyMap<string, readonly Series[]>;
  private readonly served: ReadonlyMap<string, readonly string[]>;
  private readonly hints = new Map<string, string>();
  private known = 0;
  private alreadyReported = 0;

  constructor(
    private readonly mapping: ReportMapping,
    private readonly context: MatchContext,
  ) {
    this.finder = new UnitFinder(context.units, mapping.units);
    this.names = new Map(context.units.map(({ id, name }) => [id, name]));
    this.series = seriesByUnit(context);
    this.served = new Map(mapping.serves.map(({ kind, titles }) => [kind, titles]));
  }

  take(row: SourceRowText): void {
    const reference = referenceOf(row);
    if (this.context.isKnown(reference)) {
      this.known += 1;
      return;
    }
    const twin = this.seen.get(reference);
    if (twin !== undefined) {
      this.say('row.twice', row, undefined, { row: twin });
      return;
    }
    this.seen.set(reference, row.number);
    const titles = this.titlesOf(row);
    if (!titles) return;
    const unit = this.unitOf(row);
    const day = this.dayOf(row);
    if (row.values.result === '') this.say('result.missing', row, 'result');
    if (!unit || !day || row.values.result === '') return;
    const duty = this.dutyOf(row, { unit, day, titles });
    if (!duty) return;
    if (duty.state !== 'owed') {
      this.alreadyReported += 1;
      this.say('duty.reported-already', row, undefined, { title: duty.title, period: duty.periodLabel });
      return;
    }
    const { kind, result, quantity } = row.values;
    const rows = this.taken.get(duty) ?? [];
    this.taken.set(duty, [...rows, { number: row.number, reference, day, kind, result, quantity }]);
  }

  found(rows: number): MatchedRows {
    const reports = [...this.taken].map(([duty, taken]) =>
      planned(duty, taken, this.mapping.columns.quantity),
    );
    const goodRows = reports.reduce((sum, report) => sum + report.rows.length, 0);
    const { faults, known, alreadyReported } = this;
    return { reports, faults, counts: { rows, goodRows, known, alreadyReported } };
  }

  private titlesOf(row: SourceRowText): readonly string[] | undefined {
    const kind = this.mapping.columns.kind === undefined ? '' : row.values.kind;
    const titles = this.served.get(kind);
    if (!titles) this.say('kind.not-served', row, 'kind');
    return titles;
  }

  private unitOf(row: SourceRowText): string | undefined {
    const { unit } = row.values;
    if (unit === '') {
      this.say('unit.missing', row, 'unit');
      return undefined;
    }
    const found = this.finder.find(unit);
    if (!found) {
      // The same unknown name stands in many rows: what is like it is looked for once.
      const like =
        this.hints.get(unit) ??
        this.finder
          .like(unit)
          .map(({ name }) => name)
          .join('、');
      this.hints.set(unit, like);
      const near = like && `（是不是：${like}？）`;
      this.say('unit.unknown', row, 'unit', { near, nearEn: like && ` (did you mean ${like}?)` });
    }
    return found;
  }

  private dayOf(row: SourceRowText): string | undefined {
    const day = readSourceDay(row.values.day, this.context.today);
    if (row.values.day === '') this.say('day.missing', row, 'day');
    else if (day === undefined) this.say('day.unreadable', row, 'day');
    else if (day > this.context.today) this.say('day.future', row, 'day');
    return day !== undefined && day <= this.context.today ? day : undefined;
  }

  private dutyOf(
    row: SourceRowText,
    { unit, day, titles }: { unit: string; day: string; titles: readonly string[] },
  ): ImportableDuty | undefined {
    const all = (this.series.get(unit) ?? []).filter(({ title }) => titles.includes(title));
    if (all.length === 0) {
      const parameters = { unit: this.names.get(unit) ?? '', titles: short(titles) };
      this.say('duty.none', row, 'unit', parameters);
      return undefined;
    }
    const named = all.filter(({ post }) => isNamed(post, row.values.person));
    const asked = named.length > 0 ? named : all;
    const dated = asked.flatMap(({ post, duties }) => {
      const duty = dutyOn(duties, day);
      return duty ? [{ post, duty }] : [];
    });
    const heads = dated.filter(({ post }) => post.isHead);
    const chosen = heads.length > 0 ? heads : dated;
    if (chosen.length === 1) return chosen[0]!.duty;
    if (chosen.length === 0) this.say('duty.no-period', row, 'day', nearestPeriod(asked, day));
    else {
      const duties = chosen.map(({ post, duty }) => `${post.title}“${duty.title}”${duty.periodLabel}`);
      this.say('duty.several', row, 'kind', { duties: duties.slice(0, 3).join('、') });
    }
    return undefined;
  }

  private say(
    code: Parameters<typeof reportImportFault>[0],
    row: SourceRowText,
    field?: Parameters<SourceRowText['place']>[0],
    parameters: Readonly<Record<string, string | number>> = {},
  ): void {
    this.faults.push(reportImportFault(code, row.place(field), parameters));
  }
}

function seriesByUnit({ posts, duties }: MatchContext): Map<string, Series[]> {
  const byPost = new Map(posts.map((post) => [post.id, post]));
  const series = new Map<string, { post: ImportablePost; title: string; duties: ImportableDuty[] }>();
  for (const duty of [...duties].sort(
    (a, b) => a.opensOn.localeCompare(b.opensOn) || a.dueOn.localeCompare(b.dueOn),
  )) {
    const post = byPost.get(duty.postId);
    if (!post || duty.state === 'withdrawn') continue;
    const key = `${post.id} ${duty.title}`;
    const found = series.get(key) ?? { post, title: duty.title, duties: [] };
    found.duties.push(duty);
    series.set(key, found);
  }
  const byUnit = new Map<string, Series[]>();
  for (const each of series.values()) {
    const { organizationId } = each.post;
    byUnit.set(organizationId, [...(byUnit.get(organizationId) ?? []), each]);
  }
  return byUnit;
}

/** Whether a row's person or post means this one. */
const isNamed = ({ title, kind, holderName }: ImportablePost, person: string): boolean =>
  person !== '' && (person === title || person === kind || person === holderName);

/**
 * The duty whose window the day lies in; after it, as long as the next window has not opened, what was done late. `duties`
 * stand in the order in which they open.
 */
export function dutyOn(duties: readonly ImportableDuty[], day: string): ImportableDuty | undefined {
  const inWindow = duties.filter(({ opensOn, dueOn }) => opensOn <= day && day <= dueOn);
  const owedFirst = inWindow.find(({ state }) => state === 'owed') ?? inWindow[0];
  if (owedFirst) return owedFirst;
  const opened = duties.filter(({ opensOn }) => opensOn <= day);
  const last = opened.at(-1);
  // Of the year before only what was open then: a year's list ends with it.
  return last && last.dueOn.slice(0, 4) === day.slice(0, 4) ? last : undefined;
}

function nearestPeriod(series: readonly Series[], day: string): Record<string, string> {
  const duties = series.flatMap((each) => each.duties);
  const distance = ({ opensOn, dueOn }: ImportableDuty) =>
    day < opensOn ? daysBetween(day, opensOn) : daysBetween(dueOn, day);
  const nearest = [...duties].sort((a, b) => distance(a) - distance(b))[0]!;
  return {
    day,
    title: nearest.title,
    period: nearest.periodLabel,
    opens: nearest.opensOn,
    due: nearest.dueOn,
  };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The last day on which it was done in time; where none was, the first day after. */
function planned(
  duty: ImportableDuty,
  taken: readonly Taken[],
  quantityHeader: string | undefined,
): PlannedReport {
  const days = taken.map(({ day }) => day).sort((a, b) => a.localeCompare(b));
  const inTime = days.filter((day) => day <= duty.dueOn);
  return {
    dutyId: duty.id,
    postId: duty.postId,
    reportedOn: inTime.at(-1) ?? days[0]!,
    result: mergedResult(taken, quantityHeader),
    rows: taken.map(({ number }) => number),
    references: taken.map(({ reference }) => reference),
  };
}

function short(titles: readonly string[]): string {
  const named = titles
    .slice(0, 2)
    .map((title) => ([...title].length > 24 ? `${[...title].slice(0, 24).join('')}…` : title));
  return `${named.join('、')}${titles.length > named.length ? '等' : ''}`;
}
