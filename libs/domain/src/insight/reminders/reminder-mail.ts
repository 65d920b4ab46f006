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
  const duty = matter.subjectKind === 'duty';
  const path = duty ? `/duties/${matter.subjectId}` : `/responsibility-lists/${matter.subjectId}/receive`;
  const address = publicUrl ? `${publicUrl.replace(/\/+$/, '')}${path}` : undefined;
  if (locale === 'en') {
    const what = duty
      ? `A duty is waiting for you: “${matter.titleEn ?? matter.title}”`
      : `Your ${matter.year} responsibility list is waiting for your signature`;
    return {
      subject: duty
        ? `[Zeren] A duty is waiting: ${matter.titleEn ?? matter.title}`
        : `[Zeren] Your ${matter.year} responsibility list is waiting`,
      text: `${what}\n\n${address ? `Open it here: ${address}` : 'Sign in and open your to-do page to see it.'}\n\nThis message was sent by the system. Please do not reply.\n`,
    };
  }
  const what = duty ? `您有一项任务待办：“${matter.title}”` : `您的 ${matter.year} 年责任清单待签收`;
  return {
    subject: duty ? `【责任】任务待办：${matter.title}` : `【责任】${matter.year} 年责任清单待签收`,
    text: `${what}\n\n${address ? `查看：${address}` : '请登录后在“待办”中查看。'}\n\n本邮件由系统发出，请勿回复。\n`,
  };
}
