import { httpResource } from '@angular/common/http';
import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { TemplateItemEdit, TemplateToSave, TemplateView } from '../data/template-views';

const CHECKING = ['备案', '抽核', '必核'] as const;

/** What an item may have beside what it must, each a line of text, and how long it may be. */
const OPTIONAL = [
  { name: 'evidenceAsked', longest: 300 },
  { name: 'quantity', longest: 13 },
  { name: 'quantityUnit', longest: 10 },
  { name: 'standard', longest: 200 },
  { name: 'weight', longest: 10 },
  { name: 'basis', longest: 200 },
  { name: 'lineWork', longest: 60 },
] as const satisfies readonly { readonly name: keyof TemplateItemEdit; readonly longest: number }[];

/** A draft's items as a sheet: every row is typed in place, rows are added, moved and taken out. */
@Component({
  selector: 'zr-template-sheet',
  imports: [FormsModule],
  templateUrl: './template-sheet.html',
  styleUrl: './template-sheet.less',
})
export class TemplateSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);

  readonly template = input.required<TemplateView>();
  readonly changed = output<TemplateToSave>();

  protected readonly checking = CHECKING;
  protected readonly optional = OPTIONAL;
  protected readonly dimensions = latest(httpResource<CatalogueDto>(() => '/api/catalogues/dimensions'));
  protected readonly domains = latest(httpResource<CatalogueDto>(() => '/api/catalogues/domains'));
  protected readonly types = latest(httpResource<CatalogueDto>(() => '/api/catalogues/item-types'));
  protected readonly title = signal('');
  protected readonly note = signal('');
  protected readonly rows = signal<readonly TemplateItemEdit[]>([]);
  private shown = '';

  constructor() {
    effect(() => {
      const { id, version, title, note, items } = this.template();
      // What the server answered anew takes the place of the rows; what is being typed is not disturbed by anything else.
      if (this.shown === `${id} ${version}`) return;
      this.shown = `${id} ${version}`;
      untracked(() => {
        this.title.set(title);
        this.note.set(note ?? '');
        this.rows.set(items.map(({ cadenceZh: _zh, cadenceEn: _en, textEn: _text, ...item }) => item));
      });
    });
  }

  protected type(title: string, note: string): void {
    this.title.set(title);
    this.note.set(note);
    this.tell();
  }

  protected set(at: number, change: Partial<TemplateItemEdit>): void {
    this.rows.update((rows) => rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
    this.tell();
  }

  protected put(at: number, name: (typeof OPTIONAL)[number]['name'], text: string): void {
    this.set(at, { [name]: text || null });
  }

  protected remove(at: number): void {
    this.rows.update((rows) => rows.filter((_, index) => index !== at));
    this.tell();
  }

  protected move(at: number, by: -1 | 1): void {
    this.rows.update((rows) => {
      const next = [...rows];
      const [row] = next.splice(at, 1);
      next.splice(at + by, 0, row!);
      return next;
    });
    this.tell();
  }

  protected add(): void {
    const last = this.rows().at(-1);
    const dimension = last?.dimension ?? this.dimensions.value()?.items[0]?.code ?? '';
    const domain = last?.domain ?? this.domains.value()?.items[0]?.code ?? '';
    const type = last?.type ?? this.types.value()?.items[0]?.code ?? '';
    const fresh = { textZh: '', dimension, domain, type, cadencePhrase: '', checkingClass: '备案' as const };
    this.rows.update((rows) => [...rows, fresh]);
    this.tell();
  }

  private tell(): void {
    this.changed.emit({
      title: this.title(),
      note: this.note() || null,
      items: this.rows().map((row) => ({ ...row })),
    });
  }
}
