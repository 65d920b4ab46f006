import { Component, input, model } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import { OrganizationPicker } from './organization-picker';
import type { PickedOrganization } from './organization-picker';

/** Several organisations of a form: picked one after the other, each to be dropped again. */
@Component({
  selector: 'zr-organizations-field',
  imports: [OrganizationPicker],
  template: `
    <zr-organization-picker
      [label]="label()"
      [placeholder]="t('organizations.several.add')"
      (picked)="add($event)"
    />
    @if (value().length > 0) {
      <p class="meta" aria-live="polite">{{ t('organizations.several.chosen', { n: value().length }) }}</p>
      <ul>
        @for (one of value(); track one.id) {
          <li>
            {{ one.nameZh }}
            <button
              type="button"
              [attr.aria-label]="t('organizations.several.drop', { name: one.nameZh })"
              (click)="drop(one.id)"
            >
              ×
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      max-height: 168px;
      margin: 4px 0 0;
      padding: 0;
      overflow: auto;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      padding-left: 8px;
      border-radius: var(--r1);
      background: var(--act-tint);
      color: var(--act);
      font-size: var(--t13);
    }
    button {
      min-width: 28px;
      min-height: 28px;
      border: 0;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    @media (max-width: 767px) {
      button {
        min-width: 44px;
        min-height: 44px;
      }
    }
  `,
})
export class OrganizationsField {
  protected readonly t = injectWords();
  readonly label = input.required<string>();
  readonly value = model.required<readonly PickedOrganization[]>();

  protected add(one: PickedOrganization): void {
    this.value.update((all) => (all.some(({ id }) => id === one.id) ? all : [...all, one]));
  }

  protected drop(id: string): void {
    this.value.update((all) => all.filter((one) => one.id !== id));
  }
}
