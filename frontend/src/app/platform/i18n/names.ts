import { inject } from '@angular/core';
import { Locale } from './locale';

/** Says a name in the language on screen: the English one where English is spoken and there is one. */
export function injectNames(): (zh: string, en: string | null | undefined) => string {
  const locale = inject(Locale);
  return (zh, en) => (locale.active() === 'en' && en) || zh;
}
