import { allow, refuse } from '../../platform/refusal';
import type { Outcome } from '../../platform/refusal';
import { plainText } from '../duties/may-report-duty';
import { rectificationRefusals } from './rectification-refusals';

export const ORDER_TEXT_LIMIT = 500;

/** What somebody writes with an act: something, and not too much. */
export function orderText(text: string | null | undefined, field: 'measures' | 'text'): Outcome<string> {
  const plain = plainText(text ?? '');
  if (plain === '') {
    const code = field === 'measures' ? 'rectification.no-measures' : 'rectification.no-words';
    return refuse(rectificationRefusals[code]({ field }));
  }
  return [...plain].length > ORDER_TEXT_LIMIT
    ? refuse(
        rectificationRefusals['rectification.too-long']({ field, parameters: { limit: ORDER_TEXT_LIMIT } }),
      )
    : allow(plain);
}
