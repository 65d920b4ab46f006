import { actionName } from '@zeren/domain/registry/audit/action-names';
import type { Words } from '@zeren/domain/registry/audit/field-word';
import { subjectWords } from '@zeren/domain/registry/audit/subject-words';

/** An entry as it is named to people. */
export interface NamedEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** When, what, about what, and the id to look it up by. */
export function entryWords({ id, at, action, subjectKind, subjectId }: NamedEntry): Words {
  const act = actionName(action, at.slice(0, 10));
  const subject = subjectWords(subjectKind);
  const time = at.replace(/\.\d+Z$/, 'Z');
  return {
    zh: `${time} ${act?.zh ?? action}（${subject.zh} ${subjectId}，记录 ${id}）`,
    en: `${time} ${act?.en ?? action} (${subject.en} ${subjectId}, entry ${id})`,
  };
}
