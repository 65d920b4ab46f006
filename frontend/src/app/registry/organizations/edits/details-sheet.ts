import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { OrganizationActs } from '../data/organization-acts';
import type { OrganizationView } from '../data/organization-views';
import { DatedFields } from './dated-fields';

/** 更名 and 修改: what an organisation is called and tagged with from a day on. */
@Component({
  selector: 'zr-details-sheet',
  imports: [FormsModule, DatedFields, RefusalNote, SealButton, Sheet],
  template: `
    <zr-sheet [name]="t('organizations.edit.change')" (closed)="closed.emit()">
      <p class="what">{{ t('organizations.edit.changeNote') }}</p>
      <div class="field">
        <label for="organization-name"
          >{{ t('organizations.edit.nameZh') }} <em>{{ t('ui.required') }}</em></label
        >
        <input
          id="organization-name"
          class="input"
          maxlength="60"
          [ngModel]="nameZh()"
          (ngModelChange)="nameZh.set($event)"
        />
      </div>
      <div class="field">
        <label for="organization-name-en">{{ t('organizations.edit.nameEn') }}</label>
        <input
          id="organization-name-en"
          class="input"
          maxlength="160"
          [ngModel]="nameEn()"
          (ngModelChange)="nameEn.set($event)"
        />
      </div>
      <div class="two">
        @for (choice of choices(); track choice.key) {
          <div class="field">
            <label [for]="'organization-' + choice.key">{{ t('organizations.edit.' + choice.key) }}</label>
            <select
              class="input"
              [id]="'organization-' + choice.key"
              [ngModel]="choice.value()"
              (ngModelChange)="choice.value.set($event)"
            >
              @if (choice.key === 'domain') {
                <option value="">—</option>
              }
              @for (one of choice.entries; track one.code) {
                <option [value]="one.code">
                  {{ locale.active() === 'en' ? (one.nameEn ?? one.nameZh) : one.nameZh }}
                </option>
              }
            </select>
          </div>
        }
        <div class="field">
          <label for="organization-members">{{ t('organizations.edit.members') }}</label>
          <input
            id="organization-members"
            class="input"
            type="number"
            min="0"
            [ngModel]="members()"
            (ngModelChange)="members.set($event)"
          />
        </div>
      </div>
      <zr-dated-fields [(on)]="on" [(basis)]="basis" />
      <zr-refusal-note [error]="problem()" />
      <zr-seal-button class="wide" big [busy]="busy()" [disabled]="!complete()" (press)="go()">{{
        t('organizations.edit.save')
      }}</zr-seal-button>
    </zr-sheet>
  `,
  styleUrl: '../team/sheets.less',
})
export class DetailsSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly acts = inject(OrganizationActs);
  private readonly session = inject(Session);

  readonly organization = input.required<OrganizationView>();
  readonly done = output();
  readonly closed = output();

  protected readonly nameZh = linkedSignal(() => this.organization().nameZh);
  protected readonly nameEn = linkedSignal(() => this.organization().nameEn ?? '');
  private readonly kind = linkedSignal(() => this.organization().kindCode);
  private readonly level = linkedSignal(() => this.organization().levelCode);
  private readonly domain = linkedSignal(() => this.organization().domainCode ?? '');
  protected readonly members = linkedSignal(() => this.organization().memberCount);
  protected readonly on = linkedSignal(() => this.session.view()?.today ?? '');
  protected readonly basis = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly complete = computed(() => this.nameZh().trim() && this.on() && this.basis().trim());

  private readonly kinds = latest(httpResource<CatalogueDto>(() => '/api/catalogues/organization-kinds'));
  private readonly levels = latest(httpResource<CatalogueDto>(() => '/api/catalogues/levels'));
  private readonly domains = latest(httpResource<CatalogueDto>(() => '/api/catalogues/domains'));
  protected readonly choices = computed(() => [
    { key: 'kind', value: this.kind, entries: this.kinds.value()?.items ?? [] },
    { key: 'level', value: this.level, entries: this.levels.value()?.items ?? [] },
    {
      key: 'domain',
      value: this.domain,
      entries: (this.domains.value()?.items ?? []).filter(({ code }) => code !== '全域'),
    },
  ]);

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.acts.change(this.organization(), {
        nameZh: this.nameZh().trim(),
        nameEn: this.nameEn().trim() || null,
        kindCode: this.kind(),
        levelCode: this.level(),
        domainCode: this.domain() || null,
        memberCount: Number(this.members()) || 0,
        on: this.on(),
        basis: this.basis().trim(),
      });
      this.done.emit();
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
