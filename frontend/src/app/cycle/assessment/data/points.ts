import { Pipe } from '@angular/core';
import type { PipeTransform } from '@angular/core';

/** A decimal as a table shows it: two digits at most, and a plus before what is added where asked. */
@Pipe({ name: 'points' })
export class PointsPipe implements PipeTransform {
  transform(value: string | null | undefined, signed = false): string {
    if (value === null || value === undefined) return '—';
    const number = Number(value);
    const text = String(Math.round(number * 100) / 100).replace('-', '−');
    return signed && number > 0 ? `+${text}` : text;
  }
}

/** A fact's value in one line: a register by how many, a tally by name. */
@Pipe({ name: 'factValue' })
export class FactValuePipe implements PipeTransform {
  transform(value: unknown): string {
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return value ? '✓' : '✗';
    if (Array.isArray(value)) return value.length === 0 ? '0' : value.map(occurrence).join('、');
    if (typeof value === 'object')
      return Object.entries(value)
        .map(([name, count]) => `${name} ${String(count)}`)
        .join('、');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '—';
  }
}

function occurrence(one: unknown): string {
  const { incident, name, rater, points } = one as Record<string, string | undefined>;
  return rater === undefined ? `${incident ?? ''} ${name ?? ''}` : `${rater}: ${points ?? ''}`;
}
