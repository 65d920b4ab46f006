/** What is wrong with a document, and where: `at` is a JSON Pointer (RFC 6901), as the writer of the document counts. */
export interface Fault {
  readonly at: string;
  readonly code: FaultCode;
  readonly zh: string;
  readonly en: string;
}

/** `{name}` marks a parameter. Each sentence says what to do. */
const SENTENCES = {
  'not-text': { zh: '这里应填文字。', en: 'A text belongs here.' },
  'text-length': { zh: '长度应在 {min} 到 {max} 个字之间。', en: 'Between {min} and {max} characters.' },
  'text-form': {
    zh: '“{value}”的写法不对：{formZh}。',
    en: '"{value}" is not written as it must be: {formEn}.',
  },
  'not-decimal': {
    zh: '数字用带引号的十进制写，例如 "0.5"；不用指数。',
    en: 'A number is written as a decimal in quotes, such as "0.5"; no exponent.',
  },
  'decimal-range': { zh: '应在 {min} 到 {max} 之间。', en: 'Between {min} and {max}.' },
  'not-whole': { zh: '应填 {min} 到 {max} 之间的整数。', en: 'A whole number between {min} and {max}.' },
  'not-flag': { zh: '应填 true 或 false。', en: 'Either true or false.' },
  'not-of-words': { zh: '应是其中之一：{words}。', en: 'One of: {words}.' },
  'not-list': { zh: '这里应是列表。', en: 'A list belongs here.' },
  'list-length': { zh: '应有 {min} 到 {max} 项。', en: 'Between {min} and {max} entries.' },
  'not-object': { zh: '这里应是一组带名字的内容。', en: 'An object with named parts belongs here.' },
  missing: { zh: '缺少“{name}”。', en: '"{name}" is missing.' },
  unknown: {
    zh: '不认识“{name}”，请删去或核对拼写。',
    en: '"{name}" is not known here: remove it or check its spelling.',
  },
  'too-deep': { zh: '规则套规则最多 {max} 层。', en: 'Rules may hold rules at most {max} deep.' },
  expression: {
    zh: '式子“{text}”第 {position} 个字处：{zh}',
    en: 'Expression "{text}", character {position}: {en}',
  },
  'expression-type': {
    zh: '式子“{text}”应得出{wantedZh}，实为{foundZh}。',
    en: 'Expression "{text}" must give {wantedEn} and gives {foundEn}.',
  },
  'interval-empty': { zh: '区间“{text}”里没有数。', en: 'No number lies in the interval "{text}".' },
  'intervals-overlap': {
    zh: '与前面的区间“{text}”有重叠，一个数会得两个分。',
    en: 'Overlaps with the earlier interval "{text}": one number would score twice.',
  },
  'intervals-gap': {
    zh: '区间之间有空档，又没有写 otherwise：落在空档里的数无分可得。',
    en: 'The intervals leave a gap and there is no otherwise: a number in the gap has no score.',
  },
  'fact-unknown': {
    zh: '没有声明事实“{key}”。请在 facts 中声明。',
    en: 'The fact "{key}" is not declared in facts.',
  },
  'fact-kind': {
    zh: '事实“{key}”是{foundZh}，这里要用{wantedZh}。',
    en: 'The fact "{key}" is {foundEn}; {wantedEn} is needed here.',
  },
  'fact-word': {
    zh: '“{word}”不是事实“{key}”声明过的词。',
    en: '"{word}" is not among the words that the fact "{key}" declares.',
  },
  'fact-words-missing': {
    zh: '这里要逐词计分，事实“{key}”须在 words 中写明全部可能的词。',
    en: 'Every word has its points here: the fact "{key}" must declare in words which there may be.',
  },
  'fact-unused': { zh: '事实“{key}”没有规则用到。', en: 'No rule uses the fact "{key}".' },
  'fact-of-volume': {
    zh: '“{key}”数的是上传、打卡或在线时长之类，不得计分（国办函〔2026〕12号；材料多少不等于工作好坏）。请改用说明成效的事实。',
    en: '"{key}" counts uploads, check-ins, time online or the like, and may not be scored. Use a fact that says what came of the work.',
  },
  twice: { zh: '“{name}”出现了两次。', en: '"{name}" stands twice.' },
  'sum-differs': {
    zh: '各部分合计 {found} 分，应为 {wanted} 分。',
    en: 'The parts make {found} points and must make {wanted}.',
  },
  'source-unknown': { zh: '没有声明评分来源“{name}”。', en: 'The source "{name}" is not declared.' },
  'source-self': {
    zh: '自评只供对照，不得计分：权重应为 "0"。',
    en: 'A self-assessment is only for comparison: its weight must be "0".',
  },
  'weights-zero': { zh: '权重合计为 0，无法加权。', en: 'The weights add up to 0.' },
  'indicator-unknown': { zh: '没有编号为“{name}”的指标。', en: 'There is no indicator "{name}".' },
  circular: {
    zh: '指标互相引用成了圈：{name}。',
    en: 'Indicators refer to each other in a circle: {name}.',
  },
  'floor-above-ceiling': {
    zh: '下限 {floor} 高于上限 {ceiling}。',
    en: 'The floor {floor} is above the ceiling {ceiling}.',
  },
  'subjective-indicator': {
    zh: '主观分 {found} 超过单项上限 {wanted}。',
    en: '{found} subjective points are above the limit of {wanted} for one indicator.',
  },
  'subjective-set': {
    zh: '主观分合计 {found} 超过全套上限 {wanted}。',
    en: '{found} subjective points in all are above the limit of {wanted} for a set.',
  },
  'basis-missing': {
    zh: '启用前须填上级依据（文件和日期）；“示例”和“本县”不能作为启用的依据。',
    en: 'Before it is switched on it needs a superior basis with document and date; an example or the county itself is none.',
  },
  'grade-unknown': { zh: '没有等次“{name}”。', en: 'There is no grade "{name}".' },
  'last-grade-open': {
    zh: '最末等次不得有分数线或名额，否则有单位定不了等次。',
    en: 'The lowest grade may have neither a minimum nor a quota, or some unit would get none.',
  },
  'void-by-total': {
    zh: '作废指标要在算出总分之前，不能以总分为条件。请改用事实或指标得分，或另设一条等次限定。',
    en: 'Indicators are voided before there is a total: use facts or scores of indicators, or a grade limit of its own.',
  },
} as const;

export type FaultCode = keyof typeof SENTENCES;
export type FaultParameters = Readonly<Record<string, string | number>>;

export function faultAt(at: string, code: FaultCode, parameters: FaultParameters = {}): Fault {
  const { zh, en } = SENTENCES[code];
  return { at: at || '/', code, zh: fill(zh, parameters), en: fill(en, parameters) };
}

function fill(sentence: string, parameters: FaultParameters): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in parameters ? String(parameters[name]) : whole,
  );
}
