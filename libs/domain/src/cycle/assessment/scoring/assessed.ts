/** Who is scored: a unit, a team or a post, in the group in which it is compared. */
export interface AssessedUnit {
  readonly id: string;
  readonly group: string;
}

/** A fact as it is handed in: its value as JSON (a number as a decimal in quotes), and what proves it. */
export interface FactGiven {
  readonly unit: string;
  readonly key: string;
  /** The source that measured it; none for what has one truth. */
  readonly source?: string;
  readonly value: unknown;
  /** The day as of which the value holds. */
  readonly asOf?: string;
  /** The digest of what the value was taken from, so that the row can be traced to it. */
  readonly digest?: string;
  readonly evidence?: readonly string[];
}

/** What can't be used of what was handed in. */
export interface InputFault {
  readonly unit: string;
  readonly key: string;
  readonly code: InputFaultCode;
  readonly zh: string;
  readonly en: string;
}

export type InputFaultCode =
  | 'fact-undeclared'
  | 'fact-value'
  | 'fact-twice'
  | 'indicator-unknown'
  | 'unit-unknown'
  | 'unit-twice'
  | 'source-undeclared';

const SENTENCES: Readonly<Record<InputFaultCode, { zh: string; en: string }>> = {
  'fact-undeclared': { zh: '方案没有声明这项事实。', en: 'The scheme does not declare this fact.' },
  'fact-value': { zh: '值不合规定：', en: 'The value is not as it must be: ' },
  'fact-twice': {
    zh: '同一单位、来源的同一事实给了两次。',
    en: 'The same fact of one unit and source was given twice.',
  },
  'indicator-unknown': {
    zh: '这项登记按编号作废指标，名称应是方案中指标的编号。',
    en: 'This register voids indicators by their codes: its names must be codes of indicators of the scheme.',
  },
  'unit-unknown': { zh: '没有这个单位。', en: 'There is no such unit.' },
  'unit-twice': { zh: '单位出现了两次。', en: 'The unit stands twice.' },
  'source-undeclared': { zh: '方案没有声明这个来源。', en: 'The scheme does not declare this source.' },
};

export function inputFault(
  { unit, key }: { unit: string; key: string },
  code: InputFaultCode,
  more: { zh: string; en: string } = { zh: '', en: '' },
): InputFault {
  const { zh, en } = SENTENCES[code];
  return { unit, key, code, zh: zh + more.zh, en: en + more.en };
}
