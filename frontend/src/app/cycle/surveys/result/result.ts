import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { SurveyQuestion, SurveyResult, SurveyView, Tally } from '../data/survey-views';

/** A row of a question's table: one group's answers about one subject, or the sum of the groups that are shown. */
interface Line {
  readonly subject: string;
  readonly group: string;
  readonly tally: Tally | null;
  readonly isTotal: boolean;
}

/** 评议结果: by subject and group, once the survey is closed; small groups are withheld. */
@Component({
  selector: 'zr-survey-result',
  imports: [FailedState, PageTitle, RouterLink, SkeletonRows],
  templateUrl: './result.html',
  styleUrl: './result.less',
})
export class Result {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);

  readonly id = input.required<string>();
  protected readonly survey = latest(httpResource<SurveyView>(() => `/api/surveys/${this.id()}`));
  protected readonly result = latest(httpResource<SurveyResult>(() => `/api/surveys/${this.id()}/result`));
  protected readonly questions = computed(() => {
    const [survey, result] = [this.survey.value(), this.result.value()];
    if (!survey || !result) return [];
    return survey.questions
      .filter(({ kind }) => kind !== 'text')
      .map((question) => ({ question, lines: this.lines(survey, result, question) }));
  });
  protected readonly words = computed(() => {
    const [survey, result] = [this.survey.value(), this.result.value()];
    if (!survey || !result) return [];
    return result.words.map(({ cell, groupId, words }) => {
      const [subjectKey, questionKey] = cell.split('.');
      const question = survey.questions.find(({ key }) => key === questionKey);
      return {
        key: `${cell} ${groupId}`,
        name: `${question ? this.said(question) : ''} · ${this.subject(survey, subjectKey ?? '')} · ${this.group(survey, groupId)}`,
        words,
      };
    });
  });

  protected said({ zh, en }: { zh: string; en: string | null }): string {
    return this.locale.active() === 'en' && en ? en : zh;
  }

  private lines(survey: SurveyView, { cells }: SurveyResult, { key }: SurveyQuestion): Line[] {
    return cells
      .filter(({ questionKey }) => questionKey === key)
      .flatMap(({ subjectKey, groups, total }) => {
        const subject = this.subject(survey, subjectKey);
        return [
          ...groups.map(({ groupId, shown }) => ({
            ...{ subject, group: this.group(survey, groupId), tally: shown, isTotal: false },
          })),
          { subject, group: this.t('surveys.result.total'), tally: total, isTotal: true },
        ];
      });
  }

  private subject({ asked }: SurveyView, subjectKey: string | null): string {
    const subject = asked.find(({ key }) => key === subjectKey);
    return subject ? this.said({ zh: subject.nameZh, en: subject.nameEn }) : this.t('surveys.about.whole');
  }

  private group({ groups }: SurveyView, groupId: string): string {
    const group = groups.find(({ id }) => id === groupId);
    return group ? this.said({ zh: group.nameZh, en: group.nameEn }) : '';
  }
}
