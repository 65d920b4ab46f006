import { Component, computed, inject, input } from '@angular/core';
import { documentSections } from '@zeren/domain/cycle/agreements/agreement-document';
import type { AgreementDocument } from '@zeren/domain/cycle/agreements/agreement-document';
import { Locale } from '../../../platform/i18n/locale';

/** The text of an agreement, made from the canonical document that is signed and from nothing else. */
@Component({
  selector: 'zr-document-text',
  template: `
    <h2 class="name">{{ parsed().title }}</h2>
    @for (section of sections(); track $index) {
      <section>
        <h3>{{ section.heading }}</h3>
        @for (paragraph of section.paragraphs; track $index) {
          <p>{{ paragraph }}</p>
        }
        @if (section.table; as table) {
          <table class="data" [class.numbered]="table.head.length === 2">
            <thead>
              <tr>
                @for (head of table.head; track $index) {
                  <th scope="col">{{ head }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of table.rows; track $index) {
                <tr>
                  @for (cell of row; track $index) {
                    <td>{{ cell }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 16px 20px;
    }
    .name {
      margin-bottom: 8px;
      font-size: var(--t18);
      text-align: center;
    }
    section {
      margin-top: 12px;
    }
    h3 {
      margin-bottom: 4px;
      font-size: var(--t14);
    }
    p {
      font-size: var(--t14);
      line-height: 1.7;
    }
    table.data {
      width: 100%;
      border: 1px solid var(--line-2);
    }
    table.data thead th {
      position: static;
    }
    .numbered td:first-child {
      width: 64px;
      white-space: nowrap;
      color: var(--ink-3);
    }
    @media (max-width: 767px) {
      :host {
        padding: 12px 16px;
      }
    }
  `,
})
export class DocumentText {
  private readonly locale = inject(Locale);
  /** The canonical text as the server keeps it. */
  readonly document = input.required<string>();
  protected readonly parsed = computed(() => JSON.parse(this.document()) as AgreementDocument);
  protected readonly sections = computed(() =>
    documentSections(this.parsed(), this.locale.active() === 'en' ? 'en' : 'zh'),
  );
}
