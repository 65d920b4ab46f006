import type { ImportFault } from '../../../platform/import-fault';
import type { CadenceClause } from '../cadence-clause';
import { readCadencePhrase } from '../read-cadence-phrase';
import { QUANTITY, WEIGHT } from '../items/item-numbers';
import { LIST_COLUMNS } from './list-columns';
import type { ListColumnKey } from './list-columns';
import { listFault } from './list-import-faults';
import { nearestHint } from './nearest-names';
import type { ListRowText } from './read-list-rows';

/** A post that rows may go to. */
export interface TargetPost {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  readonly organizationName: string;
}

/** Rows of a catalogue, as far as a cell may name them. */
export type Choices = readonly { readonly code: string; readonly nameZh: string }[];

/** What the rows are checked against. */
export interface ListImportContext {
  readonly year: number;
  readonly dimensions: Choices;
  readonly domains: Choices;
  readonly levels: Choices;
  readonly types: Choices;
  readonly checkingClasses: Choices;
  readonly postKinds: readonly string[];
  /** Posts in the actor's scope. */
  readonly posts: readonly TargetPost[];
  /** Posts whose list of the year has been issued. */
  readonly issuedPostIds: ReadonlySet<string>;
  /** Posts whose draft of the year another body keeps, each with the name of that body. */
  readonly keptElsewhere: ReadonlyMap<string, string>;
}

/** An item as read from a good row; it goes to the list of every post it names. */
export interface ItemToImport {
  readonly row: number;
  readonly post: string;
  readonly unit: string | null;
  readonly postCode: string | null;
  readonly code: string | null;
  readonly textZh: string;
  readonly textEn: string | null;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly levelCode: string;
  readonly typeCode: string;
  readonly cadencePhrase: string;
  readonly cadenceClauses: readonly CadenceClause[] | null;
  readonly evidenceAsked: string | null;
  readonly basis: string;
  readonly checkingClass: string;
  readonly lineWork: string | null;
  /** Decimal strings; the weight in percent. */
  readonly quantity: string | null;
  readonly quantityUnit: string | null;
  readonly standard: string | null;
  readonly weight: string | null;
}

/** What a dry run found. */
export interface CheckedListImport {
  readonly items: readonly ItemToImport[];
  readonly faults: readonly ImportFault[];
}

const NO_BASIS = '未注明';
const USUAL_CHECKING = '备案';
const KEYS = Object.keys(LIST_COLUMNS) as ListColumnKey[];

/** What one check knows beside its context: rows and phrases that it has met. */
interface Met {
  readonly posts: PostFinder;
  /** By post and number of an item. */
  readonly firstRows: Map<string, number>;
  readonly phrases: Map<string, ReturnType<typeof readCadencePhrase>>;
}

/**
 * Checks the rows of one table, which may come in portions; a row with an error yields no item. Nothing is written here.
 */
export function listImportCheck(
  context: ListImportContext,
): (rows: readonly ListRowText[]) => CheckedListImport {
  const met: Met = { posts: new PostFinder(context), firstRows: new Map(), phrases: new Map() };
  return (rows) => {
    const results = rows.map((row) => checkRow(row, context, met));
    return {
      items: results.flatMap(({ item }) => item ?? []),
      faults: results.flatMap(({ faults }) => faults),
    };
  };
}

function checkRow(
  row: ListRowText,
  context: ListImportContext,
  { posts, firstRows, phrases }: Met,
): { item?: ItemToImport; faults: ImportFault[] } {
  const { values } = row;
  const faults: ImportFault[] = [];
  const add = (
    code: Parameters<typeof listFault>[0],
    column: ListColumnKey,
    more: Record<string, string | number> = {},
  ) => {
    const place = row.place(column);
    faults.push(listFault(code, place, { column: place.column ?? '', ...more }));
  };
  const choose = (
    column: ListColumnKey,
    choices: Choices,
    code: 'dimension' | 'domain' | 'level' | 'type' | 'checking-class',
  ) => {
    const text = values[column];
    const found = choices.find((choice) => choice.code === text || choice.nameZh === text);
    if (!found && text !== '') {
      add(
        `${code}.unknown`,
        column,
        nearestHint(
          text,
          choices.map(({ nameZh }) => nameZh),
        ),
      );
    }
    return found?.code ?? '';
  };

  for (const key of KEYS) {
    const { required, limit } = LIST_COLUMNS[key];
    const length = [...values[key]].length;
    if (required && length === 0) add('cell.empty', key);
    if (length > limit) add('cell.too-long', key, { length, limit });
  }
  checkCode(row, firstRows, add);
  const dimensionCode = choose('dimension', context.dimensions, 'dimension');
  const domainCode = choose('domain', context.domains, 'domain');
  const levelCode = choose('level', context.levels, 'level');
  const typeCode = choose('type', context.types, 'type');
  const checkingClass = choose('checkingClass', context.checkingClasses, 'checking-class') || USUAL_CHECKING;
  if (values.post !== '') posts.check(row, add);
  if (values.basis === '') add('basis.missing', 'basis');
  const quantity = plainNumber(values.quantity);
  if (quantity !== null && !QUANTITY.test(quantity)) add('quantity.unreadable', 'quantity');
  const weight = plainNumber(values.weight);
  if (weight !== null && !WEIGHT.test(weight)) add('weight.unreadable', 'weight');
  const cadence = values.cadence === '' ? undefined : phraseOf(values.cadence, phrases);
  if (cadence && !('clauses' in cadence)) {
    add('cadence.unreadable', 'cadence', { reason: cadence.reason.zh, reasonEn: cadence.reason.en });
  }
  if (faults.some(({ severity }) => severity === 'error')) return { faults };
  return {
    faults,
    item: {
      row: row.row,
      post: values.post,
      unit: values.unit || null,
      postCode: values.postCode || null,
      code: values.code || null,
      textZh: values.textZh,
      textEn: values.textEn || null,
      dimensionCode,
      domainCode,
      levelCode,
      typeCode,
      cadencePhrase: values.cadence,
      cadenceClauses: cadence && 'clauses' in cadence ? cadence.clauses : null,
      evidenceAsked: values.evidence || null,
      basis: values.basis || NO_BASIS,
      checkingClass,
      lineWork: values.lineWork || null,
      quantity,
      quantityUnit: values.quantityUnit || null,
      standard: values.standard || null,
      weight,
    },
  };
}

/** A county has thousands of items and a few dozen ways to say when. */
function phraseOf(text: string, known: Met['phrases']): ReturnType<typeof readCadencePhrase> {
  const read = known.get(text) ?? readCadencePhrase(text);
  known.set(text, read);
  return read;
}

/** A number as people type it: full-width digits, thousands, a percent sign behind. */
function plainNumber(text: string): string | null {
  return text.normalize('NFKC').replace(/,/g, '').replace(/%$/, '').trim() || null;
}

type AddFault = (
  code: Parameters<typeof listFault>[0],
  column: ListColumnKey,
  more?: Record<string, string | number>,
) => void;

/** A number names an item within its post: the first row that has it keeps it. */
function checkCode({ values, row }: ListRowText, firstRows: Map<string, number>, add: AddFault): void {
  if (values.code === '') {
    add('code.missing', 'code');
    return;
  }
  const key = `${values.postCode || `${values.post}\n${values.unit}`}\n${values.code}`;
  const other = firstRows.get(key);
  if (other === undefined) firstRows.set(key, row);
  else add('code.duplicate', 'code', { other });
}

/** How a row names the posts it goes to. */
export interface NamedPost {
  readonly post: string;
  readonly unit: string | null;
  readonly postCode: string | null;
}

/** Finds the posts that a row names: one by its code, all of a kind, or by kind or title in a named organisation. */
export class PostFinder {
  private readonly byKind: ReadonlyMap<string, readonly TargetPost[]>;
  private readonly byUnit: ReadonlyMap<string, readonly TargetPost[]>;
  private readonly byCode: ReadonlyMap<string, readonly TargetPost[]>;

  constructor(
    private readonly context: Pick<
      ListImportContext,
      'year' | 'postKinds' | 'posts' | 'issuedPostIds' | 'keptElsewhere'
    >,
  ) {
    this.byKind = groupBy(context.posts, ({ kind }) => kind);
    this.byUnit = groupBy(context.posts, ({ organizationName }) => organizationName);
    this.byCode = groupBy(context.posts, ({ code }) => code);
  }

  /** The posts in scope that a row goes to, issued lists and all. */
  find({ post, unit, postCode }: NamedPost): readonly TargetPost[] {
    if (postCode) return this.byCode.get(postCode) ?? [];
    if (!unit) return this.byKind.get(post) ?? [];
    return (this.byUnit.get(unit) ?? []).filter(({ kind, title }) => kind === post || title === post);
  }

  /** A title and not a kind: whose it is, so that its unit can be named. */
  private titleHint(post: string): { hint: string; hintEn: string } | null {
    const equal = this.context.posts.filter(({ title }) => title === post);
    const alike = equal.length > 0 ? equal : this.context.posts.filter(({ title }) => title.includes(post));
    if (alike.length === 0) return null;
    const named = alike.slice(0, 3).map(({ organizationName, title }) => `${organizationName}“${title}”`);
    const more = alike.length > named.length ? '等' : '';
    return {
      hint: `是不是：${named.join('、')}${more}？请在“岗位”写这个职务，并在“单位”写上单位名称。`,
      hintEn: `Did you mean ${named.join(', ')}${more && '…'}? Write that title, and its organisation beside it.`,
    };
  }

  /** Says what is odd about the posts a row names. */
  check({ values }: ListRowText, add: AddFault): void {
    const { post, unit, postCode } = values;
    const found = this.find({ post, unit: unit || null, postCode: postCode || null });
    if (found.length === 0) {
      if (postCode !== '') add('post.code-unknown', 'postCode');
      else if (unit !== '') {
        const near = nearestHint(unit, [...this.byUnit.keys()]);
        const titles = (this.byUnit.get(unit) ?? []).map(({ title }) => title);
        add('unit.post-unknown', 'unit', { post, ...(titles.length > 0 ? nearestHint(post, titles) : near) });
      } else if (this.context.postKinds.includes(post)) add('post.none-in-scope', 'post');
      else
        add('post.kind-unknown', 'post', this.titleHint(post) ?? nearestHint(post, this.context.postKinds));
      return;
    }
    const { year } = this.context;
    const bodies = found.flatMap(({ id }) => this.context.keptElsewhere.get(id) ?? []);
    if (bodies.length > 0) {
      const body = [...new Set(bodies)].join('、');
      add('list.kept-elsewhere', 'post', { year, count: bodies.length, body });
      return;
    }
    const issued = found.filter(({ id }) => this.context.issuedPostIds.has(id)).length;
    if (issued === 0) return;
    if (issued === found.length) add('list.already-issued', 'post', { year, count: issued });
    else add('list.partly-issued', 'post', { year, count: issued, others: found.length - issued });
  }
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
