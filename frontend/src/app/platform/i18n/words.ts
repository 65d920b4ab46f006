import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Locale } from './locale';

export type WordParams = Record<string, string | number>;

/** Says the words of a key in the language on screen, for example `t('duties.title', {n: 3})`. */
export type Words = (key: string, params?: WordParams) => string;

/**
 * The one way to words in components: `protected readonly t = injectWords()`. The function reads the language as a
 * signal, so a template that calls it is repainted when the language is switched.
 */
export function injectWords(): Words {
  const transloco = inject(TranslocoService);
  const locale = inject(Locale);
  return (key, params) => transloco.translate<string>(key, params, locale.active());
}
