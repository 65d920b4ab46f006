import { computed, signal } from '@angular/core';
import type { Page } from './api';
import { toProblem } from './problem';
import type { Problem } from './problem';

type Stage = 'first' | 'again' | 'more' | 'ready' | 'failed';

/** A list that is read page by page. While it is read again the old rows stay (shown at 60 %). */
export class PagedRows<T> {
  private readonly rows = signal<readonly T[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly stage = signal<Stage>('first');
  private readonly fault = signal<Problem | null>(null);
  private turn = 0;

  readonly items = this.rows.asReadonly();
  readonly problem = this.fault.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly firstLoad = computed(() => this.stage() === 'first');
  readonly stale = computed(() => this.stage() === 'again');
  readonly loadingMore = computed(() => this.stage() === 'more');
  readonly empty = computed(() => this.stage() === 'ready' && this.rows().length === 0);

  constructor(private readonly read: (after: string | null) => Promise<Page<T>>) {}

  /** Reads from the beginning; a slower earlier answer is thrown away. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    this.fault.set(null);
    this.stage.update((stage) => (stage === 'first' || stage === 'failed' ? 'first' : 'again'));
    await this.take(turn, null);
  }

  async more(): Promise<void> {
    const after = this.cursor();
    if (after === null || this.loadingMore()) return;
    this.stage.set('more');
    await this.take(++this.turn, after);
  }

  /** Puts a changed row where it stood. */
  replace(row: T, same: (other: T) => boolean): void {
    this.rows.update((rows) => rows.map((other) => (same(other) ? row : other)));
  }

  private async take(turn: number, after: string | null): Promise<void> {
    try {
      const page = await this.read(after);
      if (turn !== this.turn) return;
      this.rows.update((rows) => (after === null ? page.items : [...rows, ...page.items]));
      this.cursor.set(page.next);
      this.stage.set('ready');
    } catch (thrown) {
      if (turn !== this.turn) return;
      this.fault.set(toProblem(thrown));
      this.stage.set(after === null ? 'failed' : 'ready');
    }
  }
}
