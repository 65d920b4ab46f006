import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** One chunk per language, fetched when the language is first used. */
@Injectable()
export class WordsLoader implements TranslocoLoader {
  async getTranslation(lang: string): Promise<Translation> {
    const loaded = lang === 'en' ? await import('../../../i18n/en') : await import('../../../i18n/zh-CN');
    return loaded.words;
  }
}
