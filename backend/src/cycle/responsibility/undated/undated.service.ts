import { Injectable } from '@nestjs/common';
import { checkCadenceClauses } from '@zeren/domain/cycle/responsibility/check-cadence-clause';
import { cadenceSentence } from '@zeren/domain/cycle/responsibility/cadence-sentence';
import { CADENCE_TRIGGERS, TERM_OCCURRENCE } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { readCadencePhrase } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import type { CadenceSuggestion } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { CalendarReads } from '../../../registry/calendar';
import { OrganizationReads } from '../../../registry/organizations';
import type { DatingDto, SettledDto, UndatedPhrasesDto } from '../dto/undated.dto';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import type { ListSight } from '../list-sight';
import { UndatedRepository } from './undated.repository';

/** What the calendar's register knows ahead. */
const FORESEEN: readonly string[] = [TERM_OCCURRENCE, CADENCE_TRIGGERS.holiday.occurrence];

/** Phrases that could not be read with certainty: shown with suggestions, and settled by the clerk. */
@Injectable()
export class UndatedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: UndatedRepository,
    private readonly items: ApplyListImportRepository,
    private readonly organizations: OrganizationReads,
    private readonly calendar: CalendarReads,
  ) {}

  phrases(actor: Actor, year: number | undefined): Promise<UndatedPhrasesDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const asked = year ?? Number(tx.today.slice(0, 4));
      const rows = await this.repository.phrases(tx, await this.sight(tx), asked);
      const postIds = [...new Set(rows.flatMap(({ examples }) => examples.map(({ postId }) => postId)))];
      const kinds = new Map((await this.organizations.posts(tx, postIds)).map(({ id, kind }) => [id, kind]));
      return {
        items: rows.map(({ phrase, itemCount, examples }) => ({
          phrase,
          itemCount,
          examples: examples.map(({ postId, ...example }) => ({
            ...example,
            postKind: kinds.get(postId) ?? '',
          })),
          suggestions: suggestionsFor(phrase).map(({ clauses, zh, en }) => ({
            clauses: [...clauses],
            zh,
            en,
          })),
        })),
      };
    });
  }

  /** Terms and holidays that touch the year or the one after; what happens to somebody is not foreseen. */
  dating(actor: Actor, year: number | undefined): Promise<DatingDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const asked = year ?? Number(tx.today.slice(0, 4));
      const content = await this.calendar.content(tx);
      const known = await this.calendar.occurrences(tx, `${asked}-01-01`, `${asked + 1}-12-31`);
      return {
        year: asked,
        today: tx.today,
        publishedYears: content.years,
        holidays: content.holidays,
        worked: content.worked,
        occurrences: known
          .filter(({ kind }) => FORESEEN.includes(kind))
          .map(({ kind, label, startsOn, endsOn }) => ({ kind, label, startsOn, endsOn })),
      };
    });
  }

  /** Says what a phrase means, for every draft of the year that a body in scope keeps. */
  async settle(actor: Actor, year: number, phrase: string, clauses: unknown): Promise<SettledDto> {
    const [fault] = checkCadenceClauses(clauses);
    if (fault) {
      const refusal = responsibilityRefusals['responsibility-item.clauses-invalid'];
      const field = fault.path ? `clauses.${fault.path}` : 'clauses';
      const inChinese = refusal({ field, parameters: { fault: fault.zh } });
      throw new Refused({ ...inChinese, en: refusal({ parameters: { fault: fault.en } }).en });
    }
    const valid = clauses as readonly CadenceClause[];
    return this.unitOfWork.write(actor, async (tx) => {
      const lists = await this.repository.settle(tx, await this.sight(tx), year, phrase, valid);
      const itemCount = lists.reduce((sum, list) => sum + list.itemCount, 0);
      if (itemCount === 0) {
        throw new Refused(
          responsibilityRefusals['responsibility-item.phrase-unknown']({ parameters: { year, phrase } }),
        );
      }
      await this.items.recount(
        tx,
        lists.map(({ listId }) => listId),
      );
      for (const listSetId of new Set(lists.map((list) => list.listSetId))) {
        const after = { year, phrase, clauses: valid, words: cadenceSentence(valid).zh, itemCount };
        tx.audit({ action: 'list-set.settle-cadence', subject: { kind: 'list-set', id: listSetId }, after });
      }
      return { itemCount };
    });
  }

  private async sight(tx: ReadTx): Promise<ListSight> {
    return { roots: await this.organizations.scope(tx), ownPostId: null };
  }
}

/** A phrase may have become readable since its import; then that reading is the one suggestion. */
function suggestionsFor(phrase: string): readonly CadenceSuggestion[] {
  const reading = readCadencePhrase(phrase);
  if (!('clauses' in reading)) return reading.suggestions;
  return [{ clauses: reading.clauses, ...cadenceSentence(reading.clauses) }];
}
