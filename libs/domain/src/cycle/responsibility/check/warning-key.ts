import type { CheckWarning } from './check-list-set';

/** What a reason is given for: one key per thing warned of, the same from check to check. */
export function warningKey(warning: CheckWarning): string {
  switch (warning.code) {
    case 'empty-cell':
      return `empty-cell:${warning.dimension}:${warning.domain}`;
    case 'empty-member':
    case 'overloaded-member':
    case 'untied-member':
      return `${warning.code}:${warning.postId}`;
    default:
      return warning.code;
  }
}

/** The key of an item whose wording is kept although it is vague or copied down; it goes with the item from year to year. */
export const wordingKey = (lineageId: string): string => `wording:${lineageId}`;

/** Whether a warning of this key is a red cell, for which issuing asks a reason (S2). */
export const isRedCell = (key: string): boolean => key.startsWith('empty-cell:');

/**
 * Reasons that take one tap; anything else is typed. The first is the lawful one for a cell that no unit falls under; one
 * that `fills` is a promise with a day, and the cell stays required.
 */
export const ONE_TAP_REASONS = [
  { zh: '不涉及', en: 'Does not apply here', fills: false },
  { zh: '由上级统一安排', en: 'Arranged by the level above', fills: false },
  { zh: '并入其他事项', en: 'Covered by another item', fills: false },
  { zh: '本年内补齐', en: 'To be filled within the year', fills: true },
] as const;
