import { Service, computed, inject, signal } from '@angular/core';
import { keep, recall } from '../display/kept';
import { Session } from './session';

/** The year that lists, duties and figures are shown for. */
@Service()
export class WorkYear {
  private readonly session = inject(Session);
  private readonly chosen = signal<number | null>(addressed() ?? (Number(recall('year')) || null));

  /** A remembered year counts as long as it is still offered. */
  readonly year = computed(() => {
    const [, now] = this.choices() as [number, number, number];
    const chosen = this.chosen();
    return chosen !== null && this.choices().includes(chosen) ? chosen : now;
  });
  /** Last year, this year, and next year, whose lists are drafted in autumn. */
  readonly choices = computed(() => {
    const now = this.session.view()?.year ?? new Date().getFullYear();
    return [now + 1, now, now - 1];
  });

  choose(year: number): void {
    this.chosen.set(year);
    keep('year', String(year));
  }
}

/** A link that was passed on opens in the year that it names. */
function addressed(): number | null {
  return Number(new URLSearchParams(location.search).get('year')) || null;
}
