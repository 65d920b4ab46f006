import { Injectable } from '@nestjs/common';
import type { Question } from '@zeren/domain/cycle/surveys/questionnaire';
import { FEWEST_BALLOTS } from '@zeren/domain/cycle/surveys/survey-result';
import type { Tally } from '@zeren/domain/cycle/surveys/survey-result';
import { surveyRefusals } from '@zeren/domain/cycle/surveys/survey-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { writeWorkbook } from '../../platform/documents/write-workbook';
import type { SheetSpec } from '../../platform/documents/write-workbook';
import { Refused } from '../../platform/refused';
import type { SurveyGroupDto, SurveyResultDto } from './dto/survey.dto';
import { SurveyCounts } from './survey-counts';
import type { SurveyCount } from './survey-counts';
import type { SurveyRecord } from './survey-rows';
import { SurveySight } from './survey-sight';
import { SurveyViews } from './survey-views';

const WITHHELD = '人数少，不显示';

/** Results of closed surveys, on the screen and as a workbook. */
@Injectable()
export class SurveyResultsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sight: SurveySight,
    private readonly counts: SurveyCounts,
    private readonly views: SurveyViews,
  ) {}

  result(actor: Actor, id: string): Promise<SurveyResultDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { intact, cells, words } = await this.counts.of(tx, await this.closed(tx, id));
      return {
        intact,
        fewest: FEWEST_BALLOTS,
        cells: cells.map((cell) => ({ ...cell, groups: [...cell.groups] })),
        words: words.map((of) => ({ ...of, words: [...of.words] })),
      };
    });
  }

  async workbook(actor: Actor, id: string): Promise<{ name: string; content: Buffer }> {
    const { survey, count, groups } = await this.unitOfWork.read(actor, async (tx) => {
      const closed = await this.closed(tx, id);
      const [row] = await this.views.rows(tx, [closed]);
      return { survey: closed, count: await this.counts.of(tx, closed), groups: row!.groups };
    });
    const content = await writeWorkbook([
      turnoutSheet(survey.title, groups),
      ...resultSheets(survey.title, count),
      wordsSheet(survey.title, count),
    ]);
    return { name: `${survey.title}（结果）.xlsx`, content };
  }

  private async closed(tx: ReadTx, id: string): Promise<SurveyRecord> {
    const survey = await this.sight.require(tx, id);
    if (survey.state !== 'closed') throw new Refused(surveyRefusals['survey.result-not-yet']());
    return survey;
  }
}

const sheet = (name: string, title: string, columns: string[], rows: SheetSpec['rows']): SheetSpec => ({
  ...{ name, title, rows, rowsToFill: 0 },
  columns: columns.map((header) => ({ header, width: Math.max(12, header.length * 2 + 4) })),
});

function turnoutSheet(title: string, groups: readonly SurveyGroupDto[]): SheetSpec {
  const rows = groups.map(({ nameZh, asked, cast, paper, responseRate }) => [
    nameZh,
    asked,
    cast,
    paper,
    responseRate === null ? '' : `${responseRate}%`,
  ]);
  const columns = ['投票人群', '应参加人数', '扫码或输码投票', '纸质票', '参与率'];
  return sheet('参与情况', `${title} · 参与情况`, columns, rows);
}

/** One sheet per question with options: a row per subject and group. */
function resultSheets(title: string, count: SurveyCount): SheetSpec[] {
  return count.questions
    .filter(({ kind }) => kind !== 'text')
    .map((question, index) => {
      const isLevels = question.kind === 'levels';
      const columns = [
        ...['评议对象', '投票人群', '有效票', ...question.options.map(({ zh }) => zh)],
        ...(isLevels ? ['得分率（弃权不计入）', '得分率（弃权计入）'] : []),
      ];
      const rows = count.cells
        .filter(({ questionKey }) => questionKey === question.key)
        .flatMap((cell) => {
          const subject = count.subjects.find(({ key }) => key === cell.subjectKey)?.nameZh ?? '总体';
          const line = (group: string, tally: Tally | null) => [
            ...[subject, group],
            ...tallyCells(question, tally),
          ];
          return [
            ...cell.groups.map(({ groupId, shown }) =>
              line(count.groups.find(({ id }) => id === groupId)?.nameZh ?? '', shown),
            ),
            line('合计（只含显示的人群）', cell.total),
          ];
        });
      return sheet(`第${index + 1}题`, `${title} · ${question.zh}`, columns, rows);
    });
}

function tallyCells(question: Question, tally: Tally | null): (string | number)[] {
  if (!tally) return [WITHHELD];
  const rates = question.kind === 'levels' ? [tally.rate, tally.rateOfAll] : [];
  return [
    tally.answered,
    ...question.options.map(({ key }) => tally.counts[key] ?? 0),
    ...rates.map((rate) => (rate === null ? '' : `${rate}%`)),
  ];
}

function wordsSheet(title: string, count: SurveyCount): SheetSpec {
  const rows = count.words.flatMap(({ cell, groupId, words }) => {
    const [subjectKey, questionKey] = cell.split('.');
    const subject = count.subjects.find(({ key }) => key === subjectKey)?.nameZh ?? '总体';
    const question = count.questions.find(({ key }) => key === questionKey)?.zh ?? '';
    const group = count.groups.find(({ id }) => id === groupId)?.nameZh ?? '';
    return words.map((text) => [question, subject, group, text]);
  });
  return sheet('意见建议', `${title} · 意见建议`, ['题目', '评议对象', '投票人群', '内容'], rows);
}
