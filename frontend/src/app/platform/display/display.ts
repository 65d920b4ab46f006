import { Service, computed, effect, signal } from '@angular/core';
import { keep, recall } from './kept';

export type TextSize = 'normal' | 'large';
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** 大字 and the light or dark look, remembered by this browser. */
@Service()
export class Display {
  private readonly systemDark = signal(false);
  readonly size = signal<TextSize>(recall('size') === 'large' ? 'large' : 'normal');
  readonly theme = signal<Theme>(themeOf(recall('theme')));
  readonly dark = computed(() => this.theme() === 'dark' || (this.theme() === 'system' && this.systemDark()));

  constructor() {
    const query = window.matchMedia?.('(prefers-color-scheme: dark)');
    if (query) {
      this.systemDark.set(query.matches);
      query.addEventListener('change', (event) => this.systemDark.set(event.matches));
    }
    effect(() => {
      const root = document.documentElement;
      root.dataset['size'] = this.size();
      root.dataset['theme'] = this.dark() ? 'dark' : 'light';
      useDarkSheet(this.dark());
    });
  }

  toggleSize(): void {
    this.size.update((size) => (size === 'large' ? 'normal' : 'large'));
    keep('size', this.size());
  }

  choose(theme: Theme): void {
    this.theme.set(theme);
    keep('theme', theme);
  }
}

/** NG-ZORRO's dark parts are a sheet of their own: fetched the first time it is wanted, then switched. */
function useDarkSheet(on: boolean): void {
  let link = document.querySelector<HTMLLinkElement>('link[data-dark]');
  if (!link && !on) return;
  if (!link) {
    link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = 'dark.css';
    link.dataset['dark'] = '';
    document.head.append(link);
  }
  link.disabled = !on;
}

function themeOf(kept: string | null): Theme {
  return kept === 'dark' || kept === 'system' ? kept : 'light';
}
