/** Languages of a message; Chinese is the truth. */
export type MailLocale = 'zh-CN' | 'en';

/** A plain-text e-mail. */
export interface ReminderMail {
  readonly subject: string;
  readonly text: string;
}

/** What a message may know: that something waits, what it is called, and where it is. */
export interface WaitingMatter {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title?: string;
  readonly titleEn?: string | null;
  readonly year?: number;
}

/**
 * Says only what is waiting and where (architecture, decision 16): nothing of a matter but its title leaves the house.
 * Without a public address the reader is sent to their inbox.
 */
export function reminderMail(
  matter: WaitingMatter,
  locale: MailLocale,
  publicUrl: string | undefined,
): ReminderMail {
  const { path, zh, en } = wordsOf(matter);
  const address = publicUrl ? `${publicUrl.replace(/\/+$/, '')}${path}` : undefined;
  if (locale === 'en') {
    return {
      subject: `[Zeren] ${en.subject}`,
      text: `${en.text}\n\n${address ? `Open it here: ${address}` : 'Sign in and open your to-do page to see it.'}\n\nThis message was sent by the system. Please do not reply.\n`,
    };
  }
  return {
    subject: `【责任】${zh.subject}`,
    text: `${zh.text}\n\n${address ? `查看：${address}` : '请登录后在“待办”中查看。'}\n\n本邮件由系统发出，请勿回复。\n`,
  };
}

interface MatterWords {
  readonly path: string;
  readonly zh: ReminderMail;
  readonly en: ReminderMail;
}

function wordsOf({ subjectKind, subjectId, title, titleEn, year }: WaitingMatter): MatterWords {
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
