import type { Words } from './field-word';

/** What the verifier may find, with what it means; `{name}` marks a parameter. */
const SENTENCES = {
  // the database itself
  'table-replaced': [
    '表 {table} 被换成了别的东西，读到的不是原来的数据。',
    'The table {table} was replaced by something else: what is read from it is not the data.',
  ],
  // entries and their places in the log
  'entry-changed': ['审计记录被改过：{entry}。', 'An entry was changed: {entry}.'],
  'entry-contents-changed': [
    '审计记录的内容被改过：{entry}。',
    'The contents of an entry were changed: {entry}.',
  ],
  'entry-contents-missing': [
    '审计记录的内容被清掉，且没有清除的记录：{entry}。',
    'The contents of an entry are gone, and no entry says that they were cleared: {entry}.',
  ],
  'entry-missing': ['审计记录被删：{entry}。', 'An entry is missing: {entry}.'],
  'entry-not-taken-up': [
    '有一条记录不是本系统写的，或者没有进入日志：{entry}。',
    'An entry was not written by the program, or was never taken up: {entry}.',
  ],
  'entry-not-ours': [
    '有一条记录不是本系统写的（密钥不符）：{entry}。',
    'An entry was not written by the program (its key does not match): {entry}.',
  ],
  'entries-rewritten': [
    '第 {from} 条到第 {to} 条之间的记录被整体改写过：从 {first}，到 {last}；与“{checkpoint}”不符。',
    'Entries between {from} and {to} were rewritten as a whole: from {first} to {last}. They do not fit {checkpoint}.',
  ],
  'leaf-missing': ['日志缺第 {from} 条到第 {to} 条。', 'The log lacks its places {from} to {to}.'],
  'leaf-doubled': ['日志第 {index} 条出现两次。', 'Place {index} of the log is there twice.'],
  'leaf-changed': [
    '日志第 {index} 条的摘要被改过，记录本身没有变：{entry}。',
    'The hash at place {index} of the log was changed, the entry itself was not: {entry}.',
  ],
  'node-changed': [
    '日志的中间摘要（第 {height} 层第 {index} 个）被改过或缺失。',
    'An inner hash of the log (height {height}, place {index}) was changed or is missing.',
  ],
  // what was signed
  'checkpoint-forged': [
    '检查点 {number} 不是本系统签的。',
    'Checkpoint {number} was not signed with a key of this log.',
  ],
  'checkpoint-misplaced': [
    '检查点 {number} 被挪动或改动过：行里写的和签的不一样。',
    'Checkpoint {number} was moved or changed: its row says something else than what was signed.',
  ],
  'checkpoint-missing': ['检查点 {number} 缺失。', 'Checkpoint {number} is missing.'],
  'not-signed': [
    '有 {count} 条记录没有签进检查点，最早一条是 {entry}。',
    '{count} entries were not signed in a checkpoint, the first of them {entry}.',
  ],
  // what was kept elsewhere
  'kept-forged': [
    '外存检查点“{checkpoint}”不是这个日志的密钥签的。',
    'The kept checkpoint {checkpoint} was not signed with a key of this log.',
  ],
  'log-shorter': [
    '日志尾部被截，或者整库退回到了以前：现有 {size} 条，外存检查点“{checkpoint}”时已有 {kept} 条。',
    'The log was cut, or the database was put back to an earlier state: it has {size} entries, and had {kept} at {checkpoint}.',
  ],
  'log-missing': [
    '外存检查点“{checkpoint}”所属的日志在库中找不到。',
    'The log of the kept checkpoint {checkpoint} is not in the database.',
  ],
  // business rows
  'row-changed': [
    '{kind}“{words}”被绕过系统改过：{differences}。最后一次登记是 {entry}。',
    'The {kind} “{words}” was changed past the program: {differences}. It was last recorded by {entry}.',
  ],
  'row-unsealed': [
    '{kind}“{words}”不是经本系统产生的：审计记录里没有它。',
    'The {kind} “{words}” did not come by the program: the record does not know it.',
  ],
  'row-vanished': [
    '{kind} {id} 被删：最后一次登记是 {entry}。',
    'The {kind} {id} is gone. It was last recorded by {entry}.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type FindingCode = keyof typeof SENTENCES;

/** A parameter reads the same in both languages, or not. */
export type FindingParameter = string | number | Words;

/** One thing that is not as it was recorded and signed. */
export interface Finding extends Words {
  readonly code: FindingCode;
  readonly districtId: string;
  /** The entry it is about, if it is about one. */
  readonly entryId: string | null;
  /** The row it is about, if it is about one. */
  readonly subjectId: string | null;
  /** The place in the log, for putting findings in order; null for what has none. */
  readonly index: number | null;
}

/** Words of a finding. */
export function findingWords(
  code: FindingCode,
  parameters: Readonly<Record<string, FindingParameter>>,
): Words {
  const [zh, en] = SENTENCES[code];
  return { zh: fill(zh, 'zh', parameters), en: fill(en, 'en', parameters) };
}

function fill(
  sentence: string,
  language: keyof Words,
  parameters: Readonly<Record<string, FindingParameter>>,
): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value[language] : String(value);
  });
}
