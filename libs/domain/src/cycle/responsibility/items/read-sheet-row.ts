import { nearestNames } from '../import/nearest-names';
import { ITEM_LIMITS } from './item-limits';
import { WEIGHT } from './item-numbers';
import { CHOICE_COLUMNS, readMeasure } from './sheet-row';
import type { ChoiceColumn, SheetChoice, SheetChoices, SheetColumn, SheetItem, SheetRow } from './sheet-row';

/** Why a cell cannot be stored as it stands, and what to do. */
export interface CellFault {
  readonly column: SheetColumn;
  readonly zh: string;
  readonly en: string;
}

/** The columns of free text that have a limit of their own. */
const TEXTS = ['code', 'textZh', 'cadencePhrase', 'evidenceAsked', 'basis', 'lineWork'] as const;
const CATALOGUE: Readonly<Record<ChoiceColumn, readonly [zh: string, en: string]>> = {
  dimensionCode: ['维度', 'dimensions'],
  domainCode: ['领域', 'domains'],
  typeCode: ['类型', 'kinds'],
  checkingClass: ['核验类别', 'classes of checking'],
};

/** Everything about a row that cannot be stored as it stands; empty when the whole row can. */
export function faultsOfRow(row: SheetRow, choices: SheetChoices): CellFault[] {
  const faults: CellFault[] = [];
  const { cells } = row;
  if (cells.textZh.trim() === '') {
    faults.push({
      column: 'textZh',
      zh: '写明做什么、对谁做，这一行才能存到服务器；现在先存在本机。',
      en: 'Say what is done and to whom. Until then the row is kept on this computer only.',
    });
  }
  for (const column of TEXTS) {
    const over = cells[column].trim().length - ITEM_LIMITS[column];
    if (over > 0) faults.push(tooLong(column, ITEM_LIMITS[column], over));
  }
  const { quantity, standard } = readMeasure(cells.measure);
  const longStandard = (standard ?? '').length - ITEM_LIMITS.standard;
  if (longStandard > 0) faults.push(tooLong('measure', ITEM_LIMITS.standard, longStandard));
  else if (quantity === null && /^\d{7,}/.test(cells.measure.trim().normalize('NFKC'))) {
    faults.push({
      column: 'measure',
      zh: '数量最多六位，请核对。',
      en: 'A quantity has at most six digits. Please check.',
    });
  }
  const weight = weightOf(cells.weight);
  if (weight !== '' && !WEIGHT.test(weight)) {
    faults.push({
      column: 'weight',
      zh: `“${cells.weight.trim()}”不是 0 到 100 的数，请写成 5 或 7.5 这样。`,
      en: `“${cells.weight.trim()}” is no number from 0 to 100. Write 5 or 7.5.`,
    });
  }
  for (const column of CHOICE_COLUMNS) {
    const text = cells[column].trim();
    if (!choices[column].some(({ code }) => code === text)) faults.push(unknownWord(column, text, choices));
  }
  return faults;
}

/** The fields to be stored; only of a row without faults. */
export function itemOfRow({ cells, clauses }: SheetRow): SheetItem {
  return {
    code: cells.code.trim() || null,
    textZh: cells.textZh.trim(),
    ...readMeasure(cells.measure),
    cadencePhrase: cells.cadencePhrase.trim(),
    cadenceClauses: clauses,
    evidenceAsked: cells.evidenceAsked.trim() || null,
    weight: weightOf(cells.weight) || null,
    dimensionCode: cells.dimensionCode.trim(),
    domainCode: cells.domainCode.trim(),
    typeCode: cells.typeCode.trim(),
    checkingClass: cells.checkingClass.trim(),
    basis: cells.basis.trim(),
    lineWork: cells.lineWork.trim() || null,
  };
}

/** What somebody typed or pasted, as the sheet keeps it: a word of a catalogue by its code, whatever language it came in. */
export function tidyCell(column: SheetColumn, text: string, choices: SheetChoices): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/\t/g, ' ');
  if (!isChoiceColumn(column)) return line;
  return choiceOf(line, choices[column])?.code ?? line.trim();
}

export const isChoiceColumn = (column: SheetColumn): column is ChoiceColumn =>
  (CHOICE_COLUMNS as readonly string[]).includes(column);

/** The one choice that a word names: whole, or by its beginning where only one begins so (组织 for 组织建设). */
function choiceOf(text: string, choices: readonly SheetChoice[]): SheetChoice | undefined {
  const wanted = text.trim().normalize('NFKC').toLowerCase();
  if (wanted === '') return undefined;
  const names = ({ code, zh, en }: SheetChoice) => [code, zh, en].map((name) => name.toLowerCase());
  const whole = choices.find((choice) => names(choice).includes(wanted));
  if (whole || wanted.length < 2) return whole;
  const begun = choices.filter((choice) => names(choice).some((name) => name.startsWith(wanted)));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Excel writes 5% and 5.00 for what is 5. */
function weightOf(text: string): string {
  const plain = text.trim().normalize('NFKC').replace(/%$/, '').trim();
  return /^\d+\.\d+$/.test(plain) ? plain.replace(/\.?0+$/, '') : plain;
}

const tooLong = (column: SheetColumn, most: number, over: number): CellFault => ({
  column,
  zh: `最多 ${most} 字，多了 ${over} 字，请删减。`,
  en: `At most ${most} characters: ${over} too many. Please shorten.`,
});

function unknownWord(column: ChoiceColumn, text: string, choices: SheetChoices): CellFault {
  const [catalogueZh, catalogueEn] = CATALOGUE[column];
  if (text === '') {
    return { column, zh: `请从下拉中选${catalogueZh}。`, en: `Choose one of the ${catalogueEn}.` };
  }
  const near = nearestNames(
    text,
    choices[column].map(({ zh }) => zh),
  );
  const hintZh = near.length > 0 ? `是不是：${near.join('、')}？` : '请从下拉中选。';
  const hintEn = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Choose one of the list.';
  return {
    column,
    zh: `“${text}”不在${catalogueZh}之列。${hintZh}`,
    en: `“${text}” is not among the ${catalogueEn}. ${hintEn}`,
  };
}
