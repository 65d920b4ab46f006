import { computed, linkedSignal } from '@angular/core';
import type { HttpResourceRef } from '@angular/common/http';
import type { Signal } from '@angular/core';
import { toProblem } from './problem';
import type { Problem } from './problem';

export interface Latest<T> {
  /** The newest answer; while it is read again, the one before. */
  readonly value: Signal<T | undefined>;
  /** Why there is nothing to show. */
  readonly problem: Signal<Problem | null>;
  /** Whether the value on screen is being read again. */
  readonly stale: Signal<boolean>;
  /** Whether nothing has come yet. */
  readonly firstLoad: Signal<boolean>;
  reload(): void;
}

/** Keeps the last answer of a resource on screen while the next one is fetched. */
export function latest<T>(resource: HttpResourceRef<T | undefined>): Latest<T> {
  const value = linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (next, previous) => next ?? previous?.value,
  });
  const problem = computed(() => {
    const thrown = resource.error();
    return thrown ? toProblem(thrown) : null;
  });
  return {
    value,
    problem,
    stale: computed(() => resource.isLoading() && value() !== undefined),
    firstLoad: computed(() => value() === undefined && problem() === null),
    reload: () => void resource.reload(),
  };
}
