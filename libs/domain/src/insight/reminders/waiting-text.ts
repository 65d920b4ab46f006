import type { MailLocale } from './reminder-mail';

/**
 * What a gateway or a robot is told (architecture, decision 16): that something waits for somebody, how much, and where;
 * nothing of what it is.
 */
export function waitingText(
  name: string,
  matters: number,
  locale: MailLocale,
  publicUrl: string | undefined,
): string {
  const address = publicUrl ? `${publicUrl.replace(/\/+$/, '')}/todo` : null;
  return locale === 'en'
    ? `[Zeren] ${name}: ${matters === 1 ? '1 matter is' : `${matters} matters are`} waiting for you. ${address ?? 'Sign in to see.'}`
    : `【责任】${name}同志：您有 ${matters} 件事待办，请${address ? `查看 ${address}` : '登录查看'}`;
}

/** How a text is written into a template, by what the template is. */
export type TemplateKind = 'json' | 'form' | 'text';

/** A template with its `{places}` filled in; what is filled in can't change what stands around it. */
export function filledTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  kind: TemplateKind,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, place: string) => {
    const value = values[place];
    if (value === undefined) return whole;
    if (kind === 'json') return JSON.stringify(value).slice(1, -1);
    return kind === 'form' ? encodeURIComponent(value) : value;
  });
}
