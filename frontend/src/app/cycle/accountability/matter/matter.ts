import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { Viewport } from '../../../platform/display/viewport';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AccountabilityApi } from '../data/accountability-api';
import type { Filled } from '../data/accountability-api';
import type { MatterView, MeasureFormList, MeasureView } from '../data/accountability-views';
import { MeasureCard } from '../ui/measure-card';
import { StepSheet } from '../ui/step-sheet';
import { MatterMembers } from './matter-members';
import { MEASURE_VERBS, STEP_VERBS, fieldsOf, formChoices, stepsOf } from './steps';
import type { StepName } from './steps';

interface Bodies {
  readonly items: readonly {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string | null;
  }[];
}

/** One matter with its steps, its measures and who may know of it. */
@Component({
  selector: 'zr-matter',
  imports: [
    DayPipe,
    FailedState,
    InstantPipe,
    Light,
    LoadBar,
    MatterMembers,
    MeasureCard,
    PageTitle,
    RouterLink,
    SkeletonRows,
    StepSheet,
    WhySeen,
  ],
  templateUrl: './matter.html',
  styleUrl: './matter.less',
})
export class Matter {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(AccountabilityApi);
  private readonly once = new Act();

  readonly id = input.required<string>();
  protected readonly read = latest(
    httpResource<MatterView>(() => {
      // The acting tenure is part of the question: another post may be no member.
      void this.session.view()?.acting?.tenureId;
      return `/api/accountability-matters/${this.id()}`;
    }),
  );
  /** As it was read, or as the last act left it. */
  protected readonly matter = linkedSignal(() => this.read.value());
  protected readonly bodies = latest(httpResource<Bodies>(() => '/api/catalogues/accountability-bodies'));
  protected readonly forms = latest(
    httpResource<MeasureFormList>(() => '/api/accountability-measures/forms'),
  );
  protected readonly today = computed(() => this.session.view()?.today ?? '');
  protected readonly steps = computed(() => {
    const matter = this.matter();
    return matter ? stepsOf(matter) : [];
  });
  protected readonly step = signal<{ readonly name: StepName; readonly measure: MeasureView | null } | null>(
    null,
  );
  protected readonly done = signal<string | null>(null);
  protected readonly fields = computed(() => {
    const [step, matter] = [this.step(), this.matter()];
    if (!step || !matter) return [];
    const english = this.locale.active() === 'en';
    return fieldsOf(step.name, {
      t: (key) => this.t(key),
      today: this.today(),
      bodies: (this.bodies.value()?.items ?? []).map(({ code, nameZh, nameEn }) => ({
        value: code,
        label: (english && nameEn) || nameZh,
      })),
      forms: formChoices(this.forms.value()?.items ?? [], english, (group) =>
        this.t(`accountability.group.${group}`),
      ),
      ...{ matter, measure: step.measure },
    });
  });

  protected readonly send = async (filled: Filled): Promise<void> => {
    const [step, matter] = [this.step(), this.matter()];
    if (!step || !matter) return;
    const { name, measure } = step;
    const answer =
      name === 'appeal' || name === 'answerAppeal' || name === 'correct'
        ? await this.api.onMeasure(measure!, MEASURE_VERBS[name], filled, this.once)
        : await this.api.step(matter, STEP_VERBS[name], this.decided(name, filled), this.once);
    this.became(answer, this.t(`accountability.done.${name}`));
  };

  protected became(matter: MatterView, said: string | null = null): void {
    this.matter.set(matter);
    this.step.set(null);
    this.done.set(said);
  }

  protected open(name: StepName, measure: MeasureView | null = null): void {
    this.done.set(null);
    this.step.set({ name, measure });
  }

  protected say({ zh, en }: { readonly zh: string; readonly en: string }): string {
    return this.locale.active() === 'en' ? en : zh;
  }

  protected subject({ organizationName, postTitle, personName }: MatterView): string {
    return [organizationName, postTitle, personName].filter(Boolean).join(' ');
  }

  protected factPath({ subjectKind, subjectId }: MatterView['facts'][number]): readonly string[] | null {
    return subjectKind === 'duty' && this.session.may('duties.read') ? ['/duties', subjectId] : null;
  }

  private decided(name: StepName, filled: Filled): Filled {
    if (name === 'send') return { outcome: 'hand-over', ...filled };
    return name === 'decline' ? { outcome: 'decline', ...filled } : filled;
  }
}
