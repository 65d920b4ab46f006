import { ACT_STEPS } from './act-steps';
import type { ActStep } from './act-steps';

/** Languages of a message; Chinese is the truth. */
export type MailLocale = 'zh-CN' | 'en';

/** A plain-text e-mail. */
export interface ReminderMail {
  readonly subject: string;
  readonly text: string;
}

/** What a message may know: that something waits, what it is called, and where it is. */
export interface WaitingMatter {
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title?: string;
  readonly titleEn?: string | null;
  readonly year?: number;
}

/** A digest names no more than this; the rest is counted. */
const MOST_NAMED = 20;

/**
 * Says only what is waiting and where (architecture, decision 16): nothing of a matter but its title leaves the house.
 * Without a public address the reader is sent to their inbox. Several matters make one digest.
 */
export function reminderMail(
  matters: readonly WaitingMatter[],
  locale: MailLocale,
  publicUrl: string | undefined,
): ReminderMail {
  const base = publicUrl?.replace(/\/+$/, '');
  const [first] = matters;
  const { subject, text } =
    matters.length === 1 && first ? single(wordsOf(first), locale, base) : digest(matters, locale, base);
  return locale === 'en'
    ? {
        subject: `[Zeren] ${subject}`,
        text: `${text}\n\nThis message was sent by the system. Please do not reply.\n`,
      }
    : { subject: `【责任】${subject}`, text: `${text}\n\n本邮件由系统发出，请勿回复。\n` };
}

function single({ path, zh, en }: MatterWords, locale: MailLocale, base: string | undefined): ReminderMail {
  const { subject, text } = locale === 'en' ? en : zh;
  const see =
    locale === 'en'
      ? base
        ? `Open it here: ${base}${path}`
        : 'Sign in and open your to-do page to see it.'
      : base
        ? `查看：${base}${path}`
        : '请登录后在“待办”中查看。';
  return { subject, text: `${text}\n\n${see}` };
}

function digest(
  matters: readonly WaitingMatter[],
  locale: MailLocale,
  base: string | undefined,
): ReminderMail {
  const lines = matters.slice(0, MOST_NAMED).map((matter, index) => {
    const { path, zh, en } = wordsOf(matter);
    return `${index + 1}. ${(locale === 'en' ? en : zh).subject}${base ? `\n   ${base}${path}` : ''}`;
  });
  const left = matters.length - lines.length;
  if (locale === 'en') {
    const more = left > 0 ? `\n… and ${left} more.` : '';
    const see = base ? `All of it: ${base}/notices` : 'Sign in and open your notices to see them.';
    return {
      subject: `${matters.length} matters are waiting`,
      text: `${matters.length} matters are waiting for you:\n\n${lines.join('\n')}${more}\n\n${see}`,
    };
  }
  const more = left > 0 ? `\n……还有 ${left} 件。` : '';
  const see = base ? `全部消息：${base}/notices` : '请登录后在“消息”中查看。';
  return {
    subject: `您有 ${matters.length} 件事待办`,
    text: `您有 ${matters.length} 件事待办：\n\n${lines.join('\n')}${more}\n\n${see}`,
  };
}

interface MatterWords {
  readonly path: string;
  readonly zh: ReminderMail;
  readonly en: ReminderMail;
}

/** What is said outside the house of somebody's act, before what it is about: no reason, no names. */
const ACT_MAILS: Readonly<Record<ActStep, { readonly zh: string; readonly en: string }>> = {
  'duty-extension-asked': { zh: '延期申请待答复', en: 'A request for more time is waiting' },
  'duty-extended': { zh: '已同意延期', en: 'More time was granted' },
  'duty-extension-refused': { zh: '未同意延期', en: 'More time was refused' },
  'duty-sent-back': { zh: '报送被退回', en: 'A report came back' },
  'duty-confirmed': { zh: '报送已核实', en: 'A report was verified' },
};

/** What is said outside the house of an order or a finding, before what it is about. */
const ORDER_MAILS: Readonly<Partial<Record<string, { readonly zh: string; readonly en: string }>>> = {
  'order-above': { zh: '下级整改逾期，请督促', en: 'Overdue below you' },
  'order-plan-asked': { zh: '整改措施待审批', en: 'A plan waits for your approval' },
  'order-to-verify': { zh: '整改结果待核实', en: 'A rectification waits to be verified' },
  'order-to-close': { zh: '整改待销号', en: 'A rectification order waits to be closed' },
  'order-extension-asked': { zh: '整改延期申请待答复', en: 'A request for more time is waiting' },
  'order-look-back': { zh: '整改回头看', en: 'A look-back is due' },
  'order-look-back-overdue': { zh: '整改回头看', en: 'A look-back is overdue' },
  'finding-put': { zh: '督查发现问题，可说明情况', en: 'A problem was found; you may state the case' },
  'finding-answer-due': { zh: '问题待说明情况', en: 'A case is to be stated' },
  'finding-dispose-due': { zh: '问题待处置', en: 'A problem waits for its disposition' },
  'finding-dispose-overdue': { zh: '问题待处置', en: 'A problem waits for its disposition' },
};
const ORDER_MAIL = { zh: '整改交办单', en: 'A rectification order' };

function wordsOf({ kind, subjectKind, subjectId, title, titleEn, year }: WaitingMatter): MatterWords {
  if (kind === 'duty-overdue-above') {
    return {
      path: `/duties/${subjectId}`,
      zh: { subject: `下级任务逾期，请督促：${title}`, text: `下级有一项任务逾期，请督促：“${title}”` },
      en: {
        subject: `Overdue below you: ${titleEn ?? title}`,
        text: `A duty below you is overdue, please see to it: “${titleEn ?? title}”`,
      },
    };
  }
  if (kind === 'list-receipt-above') {
    return {
      path: `/responsibility-lists/${subjectId}`,
      zh: {
        subject: `下级 ${year} 年责任清单未签收，请督促`,
        text: `下级的 ${year} 年责任清单未签收，请督促`,
      },
      en: {
        subject: `A ${year} responsibility list below you is not signed for`,
        text: `A ${year} responsibility list below you is not signed for, please see to it`,
      },
    };
  }
  const act = ACT_STEPS.find((step) => step === kind);
  if (act) {
    const zh = `${ACT_MAILS[act].zh}：${title}`;
    const en = `${ACT_MAILS[act].en}: ${titleEn ?? title}`;
    return { path: `/duties/${subjectId}`, zh: { subject: zh, text: zh }, en: { subject: en, text: en } };
  }
  switch (subjectKind) {
    case 'duty':
      return {
        path: `/duties/${subjectId}`,
        zh: { subject: `任务待办：${title}`, text: `您有一项任务待办：“${title}”` },
        en: {
          subject: `A duty is waiting: ${titleEn ?? title}`,
          text: `A duty is waiting for you: “${titleEn ?? title}”`,
        },
      };
    case 'finding':
    case 'rectification-order': {
      const { zh, en } = ORDER_MAILS[kind] ?? ORDER_MAIL;
      const [subject, english] = [`${zh}：${title}`, `${en}: ${title}`];
      return {
        path: subjectKind === 'finding' ? `/findings/${subjectId}` : `/rectification/${subjectId}`,
        zh: { subject, text: subject },
        en: { subject: english, text: english },
      };
    }
    case 'agreement':
      return {
        path: `/agreements/${subjectId}`,
        zh: { subject: `责任书待办：${title}`, text: `有一份责任书等您办理：${title}` },
        en: {
          subject: `An agreement is waiting: ${title}`,
          text: `An agreement is waiting for you: ${title}`,
        },
      };
    // Not even what kind of matter it is leaves the house.
    case 'accountability-matter':
      return {
        path: '/notices',
        zh: { subject: '有一件事等您办理', text: '有一件事等您办理，内容请登录后查看' },
        en: { subject: 'Something is waiting', text: 'Something is waiting for you; sign in to see what' },
      };
    case 'handover':
      return {
        path: `/handovers/${subjectId}`,
        zh: { subject: `岗位交接待确认：${title}`, text: `有一项岗位交接等您确认：“${title}”` },
        en: { subject: `A handover is waiting: ${title}`, text: `A handover is waiting for you: “${title}”` },
      };
    default:
      return {
        path: `/responsibility-lists/${subjectId}/receive`,
        zh: { subject: `${year} 年责任清单待签收`, text: `您的 ${year} 年责任清单待签收` },
        en: {
          subject: `Your ${year} responsibility list is waiting`,
          text: `Your ${year} responsibility list is waiting for your signature`,
        },
      };
  }
}
