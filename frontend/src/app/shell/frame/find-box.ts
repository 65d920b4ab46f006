import { Component, computed, inject, signal } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Router } from '@angular/router';
import { withQuery } from '../../platform/http/api';
import { injectWords } from '../../platform/i18n/words';

interface FoundOrganization {
  readonly id: string;
  readonly nameZh: string;
  readonly path: string;
}

/** Finds organisations by Chinese, pinyin or initials while typing; arrows and Enter choose. */
@Component({
  selector: 'zr-find-box',
  template: `
    <input
      role="combobox"
      aria-autocomplete="list"
      aria-controls="find-results"
      autocomplete="off"
      [attr.aria-expanded]="open()"
      [attr.aria-activedescendant]="open() && found().length > 0 ? 'find-' + at() : null"
      [attr.aria-label]="t('shell.find.label')"
      [placeholder]="t('shell.find.label')"
      [value]="text()"
      (input)="type($event)"
      (keydown)="steer($event)"
      (blur)="shut()"
    />
    @if (open()) {
      <ul id="find-results" role="listbox" [attr.aria-label]="t('shell.find.results')">
        @for (one of found(); track one.id; let row = $index) {
          <li
            role="option"
            [id]="'find-' + row"
            [attr.aria-selected]="row === at()"
            [class.on]="row === at()"
            (mousedown)="choose(one, $event)"
          >
            {{ one.nameZh }}<small>{{ one.path }}</small>
          </li>
        } @empty {
          <li role="option" aria-disabled="true" aria-selected="false" class="none">{{ nothing() }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      position: relative;
      flex: 0 1 248px;
      min-width: 120px;
    }
    input {
      width: 100%;
      height: 32px;
      border: 1px solid var(--line);
      border-radius: var(--r2);
      padding: 0 10px;
      background: var(--sunken);
      color: var(--ink);
    }
    input::placeholder {
      color: var(--ink-3);
      opacity: 1;
    }
    input:focus {
      outline: 0;
      border-color: var(--focus);
      box-shadow: 0 0 0 1px var(--focus);
    }
    ul {
      position: absolute;
      z-index: 30;
      top: 36px;
      left: 0;
      width: max(100%, 320px);
      max-height: 60vh;
      overflow: auto;
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--r2);
      box-shadow: var(--e2);
      padding: 4px 0;
    }
    li {
      padding: 6px 12px;
      cursor: pointer;
    }
    li.on {
      background: var(--act-tint);
    }
    .none {
      color: var(--ink-3);
      cursor: default;
    }
    small {
      display: block;
      color: var(--ink-3);
      font-size: var(--t12);
    }
  `,
})
export class FindBox {
  protected readonly t = injectWords();
  private readonly router = inject(Router);
  private waiting: ReturnType<typeof setTimeout> | undefined;

  protected readonly text = signal('');
  protected readonly at = signal(0);
  private readonly asked = signal('');
  private readonly answer = httpResource<{ readonly items: readonly FoundOrganization[] }>(() =>
    this.asked() ? withQuery('/api/organizations/search', { q: this.asked() }) : undefined,
  );
  protected readonly found = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));
  protected readonly open = computed(() => this.asked() !== '' && !this.answer.isLoading());
  protected readonly nothing = computed(() =>
    this.answer.error() ? this.t('shell.find.failed') : this.t('shell.find.nothing', { text: this.asked() }),
  );

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.text.set(text);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.at.set(0);
      this.asked.set(text.trim());
    }, 200);
  }

  protected steer(event: KeyboardEvent): void {
    const last = this.found().length - 1;
    if (event.key === 'ArrowDown') this.at.update((at) => Math.min(at + 1, Math.max(last, 0)));
    else if (event.key === 'ArrowUp') this.at.update((at) => Math.max(at - 1, 0));
    else if (event.key === 'Escape') this.shut();
    else if (event.key === 'Enter') {
      const one = this.found()[this.at()];
      if (one) this.choose(one, event);
    } else return;
    event.preventDefault();
  }

  protected choose(one: FoundOrganization, event: Event): void {
    event.preventDefault();
    this.text.set('');
    this.shut();
    void this.router.navigate(['/organizations'], { queryParams: { id: one.id } });
  }

  protected shut(): void {
    clearTimeout(this.waiting);
    this.asked.set('');
  }
}
