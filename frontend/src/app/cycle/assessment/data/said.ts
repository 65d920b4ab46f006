import { Pipe, inject } from '@angular/core';
import type { PipeTransform } from '@angular/core';
import { Locale } from '../../../platform/i18n/locale';

/** What the server says in both languages, in the one on screen. */
@Pipe({ name: 'said', pure: false })
export class SaidPipe implements PipeTransform {
  private readonly locale = inject(Locale);

  transform(words: { readonly zh: string; readonly en: string } | null | undefined): string {
    if (!words) return '';
    return this.locale.active() === 'en' ? words.en : words.zh;
  }
}
