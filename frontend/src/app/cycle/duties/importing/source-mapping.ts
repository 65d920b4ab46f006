import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzOptionComponent, NzSelectComponent } from 'ng-zorro-antd/select';
import { SOURCE_FIELD_KEYS, SOURCE_FIELDS } from '@zeren/domain/cycle/duties/importing/source-fields';
import type { SourceField } from '@zeren/domain/cycle/duties/importing/source-fields';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import type { ImportRun } from '../../../platform/ui/import-panel/import-run';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SelectName } from '../../../platform/ui/select-name';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { OrganizationPicker } from '../../../registry/organizations/ui/organization-picker';
import type { PickedOrganization } from '../../../registry/organizations/ui/organization-picker';
import { bodyOf, draftOf, kindsOf, withSuggestions } from './mapping-draft';
import type { MappingDraft } from './mapping-draft';
import { REPORT_IMPORTS, ReportImportApi } from './report-import-api';
import type { ReportMapping } from './report-import-api';

/** How another system's table is read: guessed or remembered, put right once, and kept under a name. */
@Component({
  selector: 'zr-source-mapping',
  imports: [
    DotsPipe,
    FailedState,
    FormsModule,
    NzOptionComponent,
    NzSelectComponent,
    OrganizationPicker,
    RefusalNote,
    SelectName,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './source-mapping.html',
  styleUrl: './source-mapping.less',
})
export class SourceMapping {
  protected readonly t = injectWords();
  private readonly api = inject(ReportImportApi);

  readonly run = input.required<ImportRun>();
  readonly saved = output<ImportRun>();

  protected readonly fields = SOURCE_FIELD_KEYS.map((key) => ({
    key,
    required: SOURCE_FIELDS[key].required,
  }));
  private readonly runId = computed(() => this.run().id);
  protected readonly mapping = latest(
    httpResource<ReportMapping>(() => `${REPORT_IMPORTS}/${this.runId()}/mapping`),
  );
  protected readonly draft = linkedSignal<ReportMapping | undefined, MappingDraft | null>({
    source: this.mapping.value,
    computation: (mapping) => (mapping ? draftOf(mapping) : null),
  });
  protected readonly kinds = computed(() => {
    const [draft, mapping] = [this.draft(), this.mapping.value()];
    return draft && mapping ? kindsOf(draft, mapping) : [];
  });
  protected readonly unplaced = computed(
    () => (this.draft()?.units ?? []).filter(({ unit }) => !unit).length,
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  /** What stands in the column that is chosen for a field. */
  protected samples(key: SourceField): readonly string[] {
    const header = this.draft()?.fields[key];
    return this.mapping.value()?.columns.find((column) => column.header === header)?.samples ?? [];
  }

  /** A column of many different values is none of kinds. */
  protected mayBe(key: SourceField, column: ReportMapping['columns'][number]): boolean {
    return key !== 'kind' || column.values.length > 0;
  }

  protected rename(event: Event): void {
    this.change({ name: (event.target as HTMLInputElement).value });
  }

  protected choose(key: SourceField, event: Event): void {
    const header = (event.target as HTMLSelectElement).value;
    const draft = this.draft();
    const mapping = this.mapping.value();
    if (!draft || !mapping) return;
    // One column is one field: it is taken from whichever had it.
    const others = Object.entries(draft.fields).filter(([other, had]) => other !== key && had !== header);
    const fields = Object.fromEntries(header ? [...others, [key, header]] : others);
    const serves = key === 'kind' ? new Map<string, readonly string[]>() : draft.serves;
    this.problem.set(null);
    this.draft.set(withSuggestions({ ...draft, fields, serves }, mapping));
  }

  protected titlesOf(kind: string): readonly string[] {
    return this.draft()?.serves.get(kind) ?? [];
  }

  protected serve(kind: string, titles: readonly string[]): void {
    this.change({ serves: new Map(this.draft()?.serves).set(kind, titles) });
  }

  protected place(name: string, unit: PickedOrganization | null): void {
    const units = (this.draft()?.units ?? []).map((each) => (each.name === name ? { ...each, unit } : each));
    this.change({ units });
  }

  protected async save(): Promise<void> {
    const [draft, mapping] = [this.draft(), this.mapping.value()];
    if (!draft || !mapping) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.saved.emit(await this.api.save(this.run(), bodyOf(draft, mapping)));
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }

  private change(part: Partial<MappingDraft>): void {
    this.problem.set(null);
    this.draft.update((draft) => draft && { ...draft, ...part });
  }
}
