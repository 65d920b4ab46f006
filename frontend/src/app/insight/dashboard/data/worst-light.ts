import type { LightCode } from '../../../platform/ui/light';
import type { Figures } from './dashboard-views';

const WORST_FIRST: readonly LightCode[] = ['severe', 'overdue', 'soon', 'ok', 'early', 'late', 'idle'];

/**
 * The worst light that any duty of these figures shows, or null when there is none. What was done late needs no hand any
 * more and lowers the rate already: it shows only where there is nothing else.
 */
export function worstLight(figures: Figures): LightCode | null {
  return WORST_FIRST.find((light) => figures[light] > 0) ?? null;
}

/** The count beside the worst light: 2/6 are severe among the overdue, 3 overdue or soon; good news is not counted. */
export function worstCount(figures: Figures): string {
  if (figures.severe > 0) return `${figures.severe}/${figures.severe + figures.overdue}`;
  if (figures.overdue > 0) return String(figures.overdue);
  return figures.soon > 0 ? String(figures.soon) : '';
}

/** Which lights a click on these figures should list. */
export function lightsToList(figures: Figures): string {
  const light = worstLight(figures);
  if (light === 'severe' || light === 'overdue') return 'overdue,severe';
  return light === 'soon' ? 'soon' : '';
}
