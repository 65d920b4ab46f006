import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Sheet } from '../../../platform/ui/sheet';
import { TeamApi } from '../data/team-api';
import type { PostHistory } from '../data/team-views';
import { Meanwhile } from '../ui/meanwhile';
import { TenureAct } from './tenure-act';

/** Sets up a post, or changes what it is called and in charge of. */
@Component({
  selector: 'zr-post-sheet',
  imports: [FormsModule, Meanwhile, Sheet],
  template: `
    <zr-sheet [name]="t(history() ? 'team.post.change' : 'team.post.new')" (closed)="closed.emit()">
      <div class="field">
        <label for="post-kind"
          >{{ t('team.post.kind') }} <em>{{ t('ui.required') }}</em></label
        >
        <select id="post-kind" class="input" [ngModel]="kind()" (ngModelChange)="chooseKind($event)">
          <option value="" disabled>{{ t('team.post.chooseKind') }}</option>
          @for (one of kinds(); track one.code) {
            <option [value]="one.code">
              {{ locale.active() === 'en' ? (one.nameEn ?? one.nameZh) : one.nameZh }}
            </option>
          }
        </select>
      </div>
      <div class="field">
        <label for="post-title"
          >{{ t('team.post.title') }} <em>{{ t('ui.required') }}</em></label
        >
        <input
          id="post-title"
          class="input"
          maxlength="60"
          [placeholder]="t('team.post.titleExample')"
          [ngModel]="title()"
          (ngModelChange)="title.set($event)"
        />
      </div>
      <div class="field">
        <label for="post-line">{{ t('organizations.column.lineWork') }}</label>
        <input
          id="post-line"
          class="input"
          maxlength="100"
          [placeholder]="t('team.post.lineExample')"
          [ngModel]="lineWork()"
          (ngModelChange)="lineWork.set($event)"
        />
      </div>
      <label class="check">
        <input type="checkbox" [ngModel]="inTeam()" (ngModelChange)="inTeam.set($event)" />
        <span>{{ t('team.post.inTeam') }}</span>
      </label>
      <label class="check">
        <input type="checkbox" [ngModel]="isHead()" (ngModelChange)="isHead.set($event)" />
        <span
          >{{ t('team.post.isHead') }}<small>{{ t('team.post.isHeadNote') }}</small></span
        >
      </label>
      <zr-meanwhile [error]="act.refusal()" [changes]="act.changes()" />
      <button type="button" class="btn pri big" [disabled]="act.busy() || !complete()" (click)="go()">
        {{ t(history() ? 'team.post.save' : 'team.post.create') }}
      </button>
    </zr-sheet>
  `,
  styleUrl: './sheets.less',
})
export class PostSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(TeamApi);
  private readonly once = new Act();
  protected readonly act = new TenureAct();

  readonly organizationId = input.required<string>();
  /** Of the post that is changed; none for a new one. */
  readonly history = input<PostHistory | null>(null);
  readonly done = output<string>();
  readonly closed = output();

  private readonly catalogue = latest(httpResource<CatalogueDto>(() => '/api/catalogues/post-kinds'));
  protected readonly kinds = computed(() => this.catalogue.value()?.items ?? []);
  private readonly post = computed(() => this.history()?.post);
  protected readonly kind = linkedSignal(() => this.post()?.kind ?? '');
  protected readonly title = linkedSignal(() => this.post()?.title ?? '');
  protected readonly lineWork = linkedSignal(() => this.post()?.lineWork ?? '');
  protected readonly inTeam = linkedSignal(() => this.post()?.inTeam ?? true);
  protected readonly isHead = linkedSignal(() => this.post()?.isHead ?? false);
  protected readonly complete = computed(() => this.kind() !== '' && this.title().trim() !== '');

  /** The kind is mostly what the post is called too. */
  protected chooseKind(kind: string): void {
    if (this.title() === '' || this.title() === this.kind()) this.title.set(kind);
    this.kind.set(kind);
  }

  protected async go(): Promise<void> {
    const shape = {
      title: this.title().trim(),
      kind: this.kind(),
      isHead: this.isHead(),
      inTeam: this.inTeam(),
      lineWork: this.lineWork().trim() || null,
    };
    const post = this.post();
    const send = (): Promise<unknown> =>
      post
        ? this.api.changePost(post, shape)
        : this.api.createPost({ ...shape, organizationId: this.organizationId() }, this.once);
    if (await this.act.run(send, this.history())) {
      this.done.emit(this.t(post ? 'team.done.changed' : 'team.done.created', { name: shape.title }));
    }
  }
}
