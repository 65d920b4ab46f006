import { computed, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import { Router } from '@angular/router';

/** The address of the page that is shown. */
export function injectAddress(): Signal<string> {
  const router = inject(Router);
  return computed(() => {
    const shown = router.lastSuccessfulNavigation()?.finalUrl;
    return shown ? router.serializeUrl(shown) : router.url;
  });
}
