import { Service, inject, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { NzI18nService, en_US, zh_CN } from 'ng-zorro-antd/i18n';
import { firstValueFrom } from 'rxjs';
import { keep, recall } from '../display/kept';

export type LocaleCode = 'zh-CN' | 'en';

/** The language on screen: loads its words, then tells the page, NG-ZORRO and the requests. */
@Service()
export class Locale {
  private readonly transloco = inject(TranslocoService);
  private readonly zorro = inject(NzI18nService);
  private readonly current = signal<LocaleCode>('zh-CN');

  /** The language whose words are loaded; reading it makes a template follow a switch. */
  readonly active = this.current.asReadonly();

  /** The language to begin with, before anybody has signed in. */
  initial(): LocaleCode {
    const kept = recall('locale');
    if (kept === 'zh-CN' || kept === 'en') return kept;
    return /^en\b/i.test(navigator.language) ? 'en' : 'zh-CN';
  }

  async use(locale: LocaleCode): Promise<void> {
    await firstValueFrom(this.transloco.load(locale));
    this.transloco.setActiveLang(locale);
    this.zorro.setLocale(locale === 'en' ? en_US : zh_CN);
    document.documentElement.lang = locale;
    keep('locale', locale);
    this.current.set(locale);
  }
}
