import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { QUESTION_ABOUTS, QUESTION_KINDS } from '@zeren/domain/cycle/surveys/questionnaire';
import { Act } from '../../../platform/http/act';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { FindOne } from '../../../platform/ui/find-one';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { SurveyApi } from '../data/survey-api';
import type { SubjectChoice, SubjectChoices, SurveyView } from '../data/survey-views';
import { anotherOption, anotherQuestion, bodyOf, draftOf, newDraft } from './draft';
import type { Draft, DraftGroup, DraftQuestion } from './draft';

const keyOf = ({ organizationId, postId }: Pick<SubjectChoice, 'organizationId' | 'postId'>): string =>
  postId ?? organizationId;

/** 出题: what is asked, about whom, and whom; saved as a draft until it is opened. */
@Component({
  selector: 'zr-survey-maker',
  imports: [FailedState, FindOne, FormsModule, PageTitle, RefusalNote, RouterLink, SealButton, SkeletonRows],
  templateUrl: './maker.html',
  styleUrl: './maker.less',
})
export class Maker {
  protected readonly t = injectWords();
  private readonly api = inject(SurveyApi);
  private readonly router = inject(Router);
  private readonly once = new Act();

  /** Of a draft that is changed; none for a new one. */
  readonly id = input<string>();
  protected readonly read = latest(
    httpResource<SurveyView>(() => (this.id() ? `/api/surveys/${this.id()}` : undefined)),
  );
  protected readonly kinds = QUESTION_KINDS;
  protected readonly abouts = QUESTION_ABOUTS;
  protected readonly draft = signal<Draft | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly complete = computed(() => (this.draft()?.title.trim().length ?? 0) > 1);

  protected readonly words = signal('');
  protected readonly found = latest(
    httpResource<SubjectChoices>(() =>
      this.words() ? withQuery('/api/surveys/subject-choices', { words: this.words() }) : undefined,
    ),
  );
  protected readonly choices = computed(() => {
    const chosen = new Set(this.draft()?.subjects.map(keyOf));
    return (this.found.value()?.items ?? [])
      .filter((choice) => !chosen.has(keyOf(choice)))
      .map((choice) => ({
        id: keyOf(choice),
        name: choice.nameZh,
        beside: this.t(choice.postId ? 'surveys.maker.post' : 'surveys.maker.unit'),
      }));
  });

  constructor() {
    effect(() => {
      const survey = this.id() ? this.read.value() : null;
      if (survey === undefined) return;
      untracked(() => {
        if (!this.draft()) this.draft.set(survey ? draftOf(survey) : newDraft());
      });
    });
  }

  protected change(how: (draft: Draft) => void): void {
    const draft = structuredClone(this.draft()!);
    how(draft);
    this.draft.set(draft);
  }

  protected set(value: string, key: 'title' | 'intro'): (draft: Draft) => void {
    return (draft) => (draft[key] = value);
  }

  protected addGroup(): void {
    this.change(({ groups }) => groups.push({ nameZh: '', nameEn: '', tickets: 30 }));
  }

  protected setGroup<Key extends keyof DraftGroup>(at: number, key: Key, value: DraftGroup[Key]): void {
    this.change(({ groups }) => (groups[at]![key] = value));
  }

  protected setOption(at: number, place: number, key: 'zh' | 'coefficient', value: string): void {
    this.change(({ questions }) => (questions[at]!.options[place]![key] = value));
  }

  protected drop(what: 'questions' | 'subjects' | 'groups', at: number): void {
    this.change((draft) => draft[what].splice(at, 1));
  }

  protected addQuestion(): void {
    this.change(({ questions }) => questions.push(anotherQuestion(questions)));
  }

  protected addOption(at: number): void {
    this.change(({ questions }) => {
      const { options } = questions[at]!;
      options.push(anotherOption(options));
    });
  }

  protected move(at: number, by: number): void {
    this.change(({ questions }) => questions.splice(at + by, 0, ...questions.splice(at, 1)));
  }

  protected setQuestion<Key extends keyof DraftQuestion>(
    at: number,
    key: Key,
    value: DraftQuestion[Key],
  ): void {
    this.change(({ questions }) => (questions[at]![key] = value));
  }

  protected pick(id: string): void {
    const choice = this.found.value()?.items.find((one) => keyOf(one) === id);
    if (!choice) return;
    const { organizationId, postId, nameZh } = choice;
    this.change(({ subjects }) => subjects.push({ organizationId, postId, nameZh }));
  }

  protected async save(): Promise<void> {
    const draft = this.draft();
    if (!draft || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const before = this.read.value();
      const saved = before
        ? await this.api.edit(before, bodyOf(draft))
        : await this.api.draft(bodyOf(draft), this.once);
      await this.router.navigate(['/surveys', saved.id]);
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
