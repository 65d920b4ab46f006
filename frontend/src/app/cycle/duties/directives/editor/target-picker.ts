import { Component, computed, inject, model, signal } from '@angular/core';
import { httpResource } from '@angular/common/http';
import type { AssessmentGroupsDto } from '@zeren/api-client/models/assessment-groups-dto';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { withQuery } from '../../../../platform/http/api';
import { latest } from '../../../../platform/http/latest';
import { DotsPipe } from '../../../../platform/i18n/dots';
import { Locale } from '../../../../platform/i18n/locale';
import { injectWords } from '../../../../platform/i18n/words';
import { WorkYear } from '../../../../platform/session/work-year';
import { LoadBar } from '../../../../platform/ui/load-bar';
import type { TargetChoice, TargetChoices, TargetRole } from '../data/directive-views';

/** A post that was chosen, and for which part. */
export type Target = TargetChoice & { readonly role: TargetRole };

/** Whom a directive goes to: found by level, kind of post, subtree or group, taken all at once or one by one. */
@Component({
  selector: 'zr-target-picker',
  imports: [DotsPipe, LoadBar],
  templateUrl: './target-picker.html',
  styleUrl: './target-picker.less',
})
export class TargetPicker {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly year = inject(WorkYear).year;

  readonly targets = model.required<readonly Target[]>();

  protected readonly level = signal('乡镇');
  protected readonly kind = signal('');
  protected readonly within = signal('');
  protected readonly group = signal('');
  protected readonly headsOnly = signal(true);

  protected readonly levels = latest(httpResource<CatalogueDto>(() => '/api/catalogues/levels'));
  protected readonly kinds = latest(httpResource<CatalogueDto>(() => '/api/catalogues/post-kinds'));
  protected readonly groups = latest(
    httpResource<AssessmentGroupsDto>(() =>
      withQuery('/api/assessment-groups', { year: this.year(), limit: 100 }),
    ),
  );
  /** Organisations that have others below them: what a subtree is chosen by. */
  protected readonly tops = latest(
    httpResource<TargetChoices>(() =>
      withQuery('/api/directives/target-choices', { level: ['县', '乡镇', '街道'], heads: 1 }),
    ),
  );
  protected readonly found = latest(
    httpResource<TargetChoices>(() =>
      withQuery('/api/directives/target-choices', {
        level: this.level(),
        kind: this.kind(),
        within: this.within(),
        assessmentGroupId: this.group(),
        heads: this.headsOnly() ? 1 : null,
      }),
    ),
  );
  private readonly chosen = computed(() => new Set(this.targets().map(({ postId }) => postId)));
  /** What is found and not on the list yet. */
  protected readonly fresh = computed(() =>
    (this.found.value()?.items ?? []).filter(({ postId }) => !this.chosen().has(postId)),
  );
  protected readonly counts = computed(() => {
    const lead = this.targets().filter(({ role }) => role === 'lead').length;
    return { n: this.targets().length, lead, assist: this.targets().length - lead };
  });

  protected nameOf(entry: {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string | null;
  }): string {
    return (this.locale.active() === 'en' && entry.nameEn) || entry.nameZh;
  }

  protected add(choices: readonly TargetChoice[], role: TargetRole): void {
    const chosen = this.chosen();
    const fresh = choices.filter(({ postId }) => !chosen.has(postId)).map((choice) => ({ ...choice, role }));
    this.targets.set([...this.targets(), ...fresh]);
  }

  protected remove(postId: string): void {
    this.targets.set(this.targets().filter((target) => target.postId !== postId));
  }

  protected turn(postId: string): void {
    this.targets.set(
      this.targets().map((target) =>
        target.postId === postId ? { ...target, role: target.role === 'lead' ? 'assist' : 'lead' } : target,
      ),
    );
  }
}
