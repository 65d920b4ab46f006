import { Injectable } from '@nestjs/common';
import { settleMerge } from '@zeren/domain/cycle/responsibility/templates/settle-merge';
import { templateRefusals } from '@zeren/domain/cycle/responsibility/templates/template-refusals';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import type { ReadTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import type { MergeTemplateDto } from '../dto/merge-templates.dto';
import { itemsByList } from '../list-rows';
import type { ListRecord } from '../list-rows';
import { ListRepository } from '../list.repository';
import { liveItem } from './merge-plan';
import type { ListPlan } from './merge-plan';
import { MergeTemplatesRepository } from './merge-templates.repository';
import type { MadeFrom } from './merge-templates.repository';
import { TemplateKeepers } from './template-keepers';
import { TemplatesRepository } from './templates.repository';
import type { TemplateRecord } from './templates.repository';
import { TemplatesService } from './templates.service';

/** Whose wording holds, by list and question; `rest` answers every other question. */
export interface MergeAnswers {
  readonly of: (listId: string) => ReadonlyMap<string, boolean>;
  readonly rest: boolean | null;
  /** Whether to put again what a list was once answered to keep. */
  readonly again: boolean;
}

export const NO_ANSWERS: MergeAnswers = { of: () => new Map(), rest: null, again: false };

/** A published version, and the ones before it that lists may have been made from. */
export interface MergeSubject {
  readonly template: TemplateRecord;
  readonly next: readonly WholeTemplateItem[];
  /** The newest first. */
  readonly until: readonly TemplateRecord[];
  readonly known: ReadonlyMap<string, readonly WholeTemplateItem[]>;
  readonly versionIds: ReadonlySet<string>;
  /** Null for a first version: nothing was made from an earlier one. */
  readonly origin: MadeFrom | null;
}

/** What a published version would do to lists: read, compared, and settled as far as there are answers. */
@Injectable()
export class MergePlans {
  constructor(
    private readonly repository: MergeTemplatesRepository,
    private readonly templates: TemplatesRepository,
    private readonly views: TemplatesService,
    private readonly keepers: TemplateKeepers,
    private readonly lists: ListRepository,
  ) {}

  /** The version, where the actor may take it over. */
  async subject(tx: ReadTx, id: string): Promise<MergeSubject> {
    const template = await this.views.found(tx, id);
    await this.keepers.assertKeeper(tx);
    if (template.state !== 'published') {
      throw new Refused(templateRefusals['list-template.not-published']());
    }
    const { postKind } = template;
    const versions = await this.templates.versions(tx, postKind);
    const versionIds = new Set(versions.map((version) => version.id));
    const known = await this.templates.itemsOf(tx, [...versionIds]);
    const until = versions.filter(({ versionNo }) => versionNo <= template.versionNo);
    const older = until.slice(1).map((version) => version.id);
    const codes = [...new Set(older.flatMap((one) => known.get(one)!).map(({ code }) => code))];
    const origin = older.length === 0 ? null : { postKind, versionIds: older, codes };
    return { template, next: known.get(id)!, until, known, versionIds, origin };
  }

  /** What the version does to each of the lists. */
  async of(
    tx: ReadTx,
    subject: MergeSubject,
    lists: readonly ListRecord[],
    answers: MergeAnswers,
  ): Promise<ListPlan[]> {
    const ids = lists.map((list) => list.id);
    const items = itemsByList(await this.lists.itemsOf(tx, ids));
    const kept = await this.repository.kept(tx, subject.template.id, ids);
    return lists.map((list): ListPlan => {
      const own = items.get(list.id) ?? [];
      // The version that the list was last merged with; where nobody noted it, the one before.
      const named = new Set(own.map(({ templateId }) => templateId));
      const { until, known, versionIds } = subject;
      const base = known.get((until.find((version) => named.has(version.id)) ?? until[1]!).id)!;
      const origin = { versionIds, codes: new Set(base.map(({ code }) => code)) };
      const live = own.map((item) => liveItem(item, origin));
      const remembered = answers.again ? new Set<string>() : (kept.get(list.id) ?? new Set<string>());
      const given = answers.of(list.id);
      const settled = settleMerge(base, subject.next, live, withKept(given, remembered), answers.rest);
      return { list, items: own, origin, settled, remembered, given };
    });
  }
}

/** What was kept once is answered, until somebody answers otherwise. */
function withKept(
  given: ReadonlyMap<string, boolean>,
  remembered: ReadonlySet<string>,
): ReadonlyMap<string, boolean> {
  return new Map([...[...remembered].map((key) => [key, false] as const), ...given]);
}

export function answersOf({ answers, rest }: MergeTemplateDto): MergeAnswers {
  const given = new Map<string, Map<string, boolean>>();
  for (const { listId, key, take } of answers) {
    const ofList = given.get(listId);
    if (ofList) ofList.set(key, take);
    else given.set(listId, new Map([[key, take]]));
  }
  return {
    of: (listId) => given.get(listId) ?? new Map<string, boolean>(),
    rest: rest ? rest === 'template' : null,
    again: false,
  };
}
