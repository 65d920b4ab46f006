import { Pipe, inject } from '@angular/core';
import type { PipeTransform } from '@angular/core';
import { Locale } from './locale';

/** `{{ [duty.organizationName, duty.postTitle] | dots }}`: joins what is there; the Chinese dot is wide by itself. */
@Pipe({ name: 'dots', pure: false })
export class DotsPipe implements PipeTransform {
  private readonly locale = inject(Locale);

  transform(parts: readonly (string | number | null | undefined)[]): string {
    return parts
      .filter((part) => part !== null && part !== undefined && part !== '')
      .join(this.locale.active() === 'en' ? ' · ' : '·');
  }
}
