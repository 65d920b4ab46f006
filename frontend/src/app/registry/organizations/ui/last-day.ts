import { Pipe } from '@angular/core';
import type { PipeTransform } from '@angular/core';
import { dayBefore } from '@zeren/domain/registry/calendar/calendar-days';

/** The last day on which something holds, of the first on which it no longer does: `{{ row.validTo | lastDay | day }}` */
@Pipe({ name: 'lastDay' })
export class LastDayPipe implements PipeTransform {
  transform(validTo: string): string {
    return dayBefore(validTo);
  }
}
