import { Injectable } from '@angular/core';
import { DefaultTranspiler } from '@jsverse/transloco';
import type { TranspileParams } from '@jsverse/transloco';

const PLURAL = /\{\{\s*(\w+)\s*\|([^|}]*)\|([^}]*)\}\}/g;

/** Adds one thing to Transloco's own interpolation: `{{n|day|days}}` picks the singular when n is 1. */
@Injectable()
export class WordsTranspiler extends DefaultTranspiler {
  override transpile(asked: TranspileParams): unknown {
    if (typeof asked.value !== 'string' || !asked.value.includes('|')) return super.transpile(asked);
    const value = asked.value.replace(PLURAL, (_whole, name: string, one: string, many: string) =>
      Number(asked.params?.[name]) === 1 ? one : many,
    );
    return super.transpile({ ...asked, value });
  }
}
