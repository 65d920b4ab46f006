/** How a scheme may round; `decimal` is the number that decimal.js knows the mode by. */
export const ROUNDING_MODES = {
  'half-up': { decimal: 4, zh: '四舍五入', en: 'half up' },
  'half-even': { decimal: 6, zh: '四舍六入五成双', en: 'half to even' },
  down: { decimal: 1, zh: '只舍不入', en: 'towards zero' },
  up: { decimal: 0, zh: '只入不舍', en: 'away from zero' },
} as const;

export type RoundingMode = keyof typeof ROUNDING_MODES;
