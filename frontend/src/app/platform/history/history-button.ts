import { Component, input, signal } from '@angular/core';
import { injectWords } from '../i18n/words';
import { Drawer } from '../ui/drawer';
import { SubjectHistory } from './subject-history';

/** “谁改过什么”: opens the history of what is on screen. */
@Component({
  selector: 'zr-history-button',
  imports: [Drawer, SubjectHistory],
  template: `
    <button type="button" class="btn" aria-haspopup="dialog" (click)="open.set(true)">
      {{ t('history.open') }}
    </button>
    @if (open()) {
      <zr-drawer [name]="t('history.title', { name: name() })" (closed)="open.set(false)">
        <zr-subject-history [kind]="kind()" [id]="id()" />
      </zr-drawer>
    }
  `,
})
export class HistoryButton {
  protected readonly t = injectWords();
  protected readonly open = signal(false);

  readonly kind = input.required<string>();
  readonly id = input.required<string>();
  /** What the subject is called, for the drawer's title. */
  readonly name = input.required<string>();
}
