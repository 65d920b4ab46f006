import { actionName } from './action-names';
import { actionWords } from './action-words';
import type { ActOutcome } from './action-words';
import { attemptWords } from './attempt-words';
import { valueWords } from './field-words';
import type { Words } from './field-word';

/** Who did it, as far as the record and the registers tell. */
export interface Doer {
  /** Null: the product itself, or somebody at the door who is nobody's account. */
  readonly accountId: string | null;
  readonly username: string | null;
  readonly administrator: string | null;
  readonly personName: string | null;
  /** The post acted under. */
  readonly postTitle: string | null;
  readonly organizationName: string | null;
}

/** What the sentence is made of. */
export interface ToldEntry {
  readonly action: string;
  /** The day of the act, `yyyy-MM-dd`. */
  readonly on: string;
  readonly doer: Doer;
  readonly subjectName: { readonly zh: string; readonly en: string | null } | null;
  /** What the record holds of a refusal. */
  readonly refusal?: Readonly<Record<string, unknown>> | null;
}

/** Who it was, with the post they acted under. */
export function doerWords(doer: Doer, action: string): Words {
  const { administrator, personName, username, postTitle, organizationName } = doer;
  if (personName) {
    const under = [organizationName, postTitle].filter((part) => part).join(' ') || username;
    return {
      zh: under ? `${personName}（${under}）` : personName,
      en: under ? `${personName} (${under})` : personName,
    };
  }
  if (administrator) {
    const { zh, en } = valueWords(['administrator'], administrator);
    return { zh: `${zh}（${username ?? ''}）`, en: `The ${en} (${username ?? ''})` };
  }
  if (username) return { zh: `账号 ${username}`, en: `The account ${username}` };
  if (doer.accountId) return { zh: '已删除的账号', en: 'A deleted account' };
  if (action === 'session.refuse') return { zh: '有人', en: 'Somebody' };
  return { zh: '系统', en: 'The system' };
}

/** What was done, as one sentence in each language. */
export function entrySentence(entry: ToldEntry): Words {
  const { action, on, doer, subjectName } = entry;
  const who = doerWords(doer, action);
  const words = (subjectName ? actionWords(action, on) : actionName(action, on)) ?? {
    zh: `${action}{subject}`,
    en: `${action}{subject}`,
  };
  const zh = words.zh.replace('{subject}', subjectName ? `“${subjectName.zh}”` : '');
  const en = words.en.replace('{subject}', subjectName ? ` “${subjectName.en ?? subjectName.zh}”` : '');
  const detail = entry.refusal ? refusalWords(entry.refusal) : null;
  return {
    zh: `${who.zh}${zh}${detail ? `：${detail.zh}` : ''}。`,
    en: `${who.en} ${en}${detail ? `: ${detail.en}` : ''}.`,
  };
}

export function entryOutcome(action: string, on: string): ActOutcome {
  return actionWords(action, on)?.outcome ?? 'done';
}

/** Why it was refused, and what it was that was tried. */
function refusalWords({
  code,
  reason,
  permission,
  method,
  route,
  attempts,
}: Readonly<Record<string, unknown>>): Words {
  const why = permission
    ? {
        zh: `没有“${valueWords(['permission'], permission).zh}”的权限`,
        en: `lacks the permission to ${lower(valueWords(['permission'], permission).en)}`,
      }
    : valueWords(['reason'], code ?? reason);
  const tried =
    typeof route === 'string' ? attemptWords(typeof method === 'string' ? method : null, route) : null;
  const times = typeof attempts === 'number' && attempts > 1 ? attempts : null;
  return {
    zh: [why.zh, tried?.zh, times && `共 ${times} 次`].filter((part) => part).join('，'),
    en: [why.en, tried?.en, times && `${times} times`].filter((part) => part).join(', '),
  };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
