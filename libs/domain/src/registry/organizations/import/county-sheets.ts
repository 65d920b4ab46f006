import type { ImportFaultPlace } from '../../../platform/import-fault';
import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { organizationsRefusals } from '../organizations-refusals';

/** The sheets of a county's workbook: header of every column, and which columns must be there. */
export const COUNTY_SHEETS = {
  organizations: {
    name: '组织',
    columns: {
      code: '编码',
      parentCode: '上级编码',
      nameZh: '名称',
      nameEn: '英文名',
      kind: '类型',
      level: '层级',
      domain: '领域',
      members: '党员数',
    },
    required: ['code', 'parentCode', 'nameZh', 'kind', 'level'],
  },
  guidance: {
    name: '指导关系',
    columns: {
      guideCode: '指导组织编码',
      guidedCode: '被指导组织编码',
      kind: '指导类型',
      postCode: '联系岗位编码',
      withSubtree: '含下级',
      rights: '权限',
      share: '评分占比',
      basis: '依据',
      startsOn: '起',
      endsOn: '止',
    },
    required: ['guideCode', 'guidedCode', 'kind', 'rights', 'basis', 'startsOn'],
  },
  posts: {
    name: '岗位',
    columns: {
      code: '编码',
      organizationCode: '组织编码',
      title: '岗位名称',
      kind: '岗位类别',
      isHead: '是否班长',
      inTeam: '是否班子成员',
      lineWork: '分管业务',
    },
    required: ['code', 'organizationCode', 'title', 'kind'],
  },
  people: {
    name: '人员',
    columns: { code: '编码', name: '姓名', email: '邮箱', mobile: '手机' },
    required: ['code', 'name'],
  },
  tenures: {
    name: '任职',
    columns: { postCode: '岗位编码', personCode: '人员编码', kind: '任职类型', startsOn: '起', endsOn: '止' },
    required: ['postCode', 'personCode', 'kind', 'startsOn'],
  },
  unitClasses: {
    name: '单位分类',
    columns: {
      organizationCode: '组织编码',
      organizationName: '组织名称',
      unitClass: '单位分类',
      startsOn: '起',
      endsOn: '止',
      basis: '依据',
    },
    required: ['organizationCode', 'unitClass', 'startsOn', 'basis'],
  },
  groups: {
    name: '考核分组',
    columns: {
      name: '分组名称',
      object: '考核对象',
      bodyCode: '主办组织编码',
      unitClass: '单位分类',
      startsOn: '起',
      endsOn: '止',
      basis: '依据',
    },
    required: ['name', 'object', 'startsOn', 'basis'],
  },
  groupMembers: {
    name: '分组成员',
    columns: {
      group: '分组名称',
      object: '考核对象',
      bodyCode: '主办组织编码',
      organizationCode: '组织编码',
      organizationName: '组织名称',
      startsOn: '起',
      endsOn: '止',
    },
    required: ['group', 'object', 'organizationCode'],
  },
} as const;

export type CountySheetKey = keyof typeof COUNTY_SHEETS;
export type ColumnKey<K extends CountySheetKey> = keyof (typeof COUNTY_SHEETS)[K]['columns'] & string;

/** A sheet as any reader of workbooks gives it. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly { readonly address: string; readonly text: string }[];
  }[];
}

/** One row of a sheet by column; an empty cell is ''. */
export interface CountyRow<K extends CountySheetKey> {
  readonly row: number;
  readonly values: Readonly<Record<ColumnKey<K>, string>>;
  /** Where a fault of this row is, in the column or in the whole row. */
  place(column?: ColumnKey<K>): ImportFaultPlace;
}

export type CountyRows = { readonly [K in CountySheetKey]: readonly CountyRow<K>[] };

/** Finds the sheets and their columns, in any order of columns, with or without a title above the header. */
export function readCountySheets(sheets: readonly ReadSheet[]): Outcome<CountyRows> {
  const known = Object.values(COUNTY_SHEETS).some(({ name }) =>
    sheets.some((sheet) => nameOf(sheet) === name),
  );
  if (!known) {
    return refuse(
      organizationsRefusals['organization-import.sheet-missing']({
        parameters: { sheet: COUNTY_SHEETS.organizations.name },
      }),
    );
  }
  const rows: Partial<Record<CountySheetKey, readonly unknown[]>> = {};
  for (const key of Object.keys(COUNTY_SHEETS) as CountySheetKey[]) {
    const sheet = sheets.find((candidate) => nameOf(candidate) === COUNTY_SHEETS[key].name);
    const read = sheet ? readSheet(key, sheet) : allow([]);
    if (!read.ok) return read;
    rows[key] = read.value;
  }
  return allow(rows as CountyRows);
}

const HEADER_WITHIN = 5;

function readSheet<K extends CountySheetKey>(key: K, sheet: ReadSheet): Outcome<readonly CountyRow<K>[]> {
  const { name, columns, required } = COUNTY_SHEETS[key];
  const headers = Object.entries(columns) as [ColumnKey<K>, string][];
  const candidates = sheet.rows.slice(0, HEADER_WITHIN).map((row) => ({
    number: row.number,
    letters: lettersOf(row.cells, headers),
  }));
  const isComplete = ({ letters }: { letters: Map<ColumnKey<K>, string> }) =>
    required.every((column) => letters.has(column as ColumnKey<K>));
  const header = candidates.find(isComplete);
  if (!header) {
    if (sheet.rows.length === 0) return allow([]);
    const best = candidates.reduce((a, b) => (b.letters.size > a.letters.size ? b : a));
    const missing = required.find((column) => !best.letters.has(column as ColumnKey<K>))!;
    const column = headers.find(([columnKey]) => columnKey === missing)![1];
    return refuse(
      organizationsRefusals['organization-import.column-missing']({ parameters: { sheet: name, column } }),
    );
  }
  const rows = sheet.rows
    .filter((row) => row.number > header.number)
    .map((row) => countyRow(key, row, header.letters))
    .filter(({ values }) => Object.values(values).some((value) => value !== ''));
  return allow(rows);
}

function lettersOf<Key extends string>(
  cells: ReadSheet['rows'][number]['cells'],
  headers: readonly [Key, string][],
): Map<Key, string> {
  const letters = new Map<Key, string>();
  for (const cell of cells) {
    const header = plain(cell.text).replace(/[*＊\s]/g, '');
    const found = headers.find(([key, text]) => text === header && !letters.has(key));
    if (found) letters.set(found[0], cell.address.replace(/\d+$/, ''));
  }
  return letters;
}

function countyRow<K extends CountySheetKey>(
  key: K,
  row: ReadSheet['rows'][number],
  letters: ReadonlyMap<ColumnKey<K>, string>,
): CountyRow<K> {
  const { name, columns } = COUNTY_SHEETS[key];
  const byLetter = new Map(row.cells.map((cell) => [cell.address.replace(/\d+$/, ''), plain(cell.text)]));
  const values = Object.fromEntries(
    Object.keys(columns).map((column) => [
      column,
      byLetter.get(letters.get(column as ColumnKey<K>) ?? '') ?? '',
    ]),
  ) as Record<ColumnKey<K>, string>;
  const headers = columns as Readonly<Record<string, string>>;
  return {
    row: row.number,
    values,
    place: (column) => ({
      sheet: name,
      row: row.number,
      cell: column && letters.has(column) ? `${letters.get(column)}${row.number}` : null,
      column: column ? headers[column]! : null,
      value: column ? values[column] : null,
    }),
  };
}

function nameOf(sheet: ReadSheet): string {
  return plain(sheet.name);
}

/** Full-width letters, digits and spaces as typed by an input method count as the plain ones. */
function plain(text: string): string {
  return text
    .replace(/[！-～]/g, (letter) => {
      const half = String.fromCharCode(letter.charCodeAt(0) - 0xfee0);
      return /[0-9A-Za-z.@_-]/.test(half) ? half : letter;
    })
    .replace(/\u3000/g, ' ')
    .trim();
}
