import { Injectable } from '@nestjs/common';
import { readCadencePhrase } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import {
  listTemplateDiscarded,
  listTemplatePublished,
} from '@zeren/domain/cycle/responsibility/responsibility-events';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { compareTemplates, withCodes } from '@zeren/domain/cycle/responsibility/templates/template-item';
import type { WholeTemplateItem } from '@zeren/domain/cycle/responsibility/templates/template-item';
import { templateRefusals } from '@zeren/domain/cycle/responsibility/templates/template-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { CatalogueReads } from '../../../registry/catalogues';
import type {
  DiscardedTemplateDto,
  DraftedTemplatesDto,
  DraftTemplateDto,
  SaveTemplateDto,
  TemplateDto,
} from '../dto/templates.dto';
import type { TemplateItemEditDto } from '../dto/templates.dto';
import { TemplateKeepers } from './template-keepers';
import { TemplateSources } from './template-sources';
import { TemplatesRepository } from './templates.repository';
import type { TemplateRecord } from './templates.repository';
import { TemplatesService } from './templates.service';

const CATALOGUES = {
  dimension: ['dimensions', '维度', 'dimensions'],
  domain: ['domains', '领域', 'domains'],
  type: ['item-types', '类型', 'types'],
} as const;

/** Drafting, changing and publishing versions of templates. */
@Injectable()
export class EditTemplatesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: TemplatesRepository,
    private readonly templates: TemplatesService,
    private readonly keepers: TemplateKeepers,
    private readonly sources: TemplateSources,
    private readonly catalogues: CatalogueReads,
  ) {}

  /** Opens drafts: the next version of a template, one from a list, or one for each kind of post of a set. */
  draft(actor: Actor, from: DraftTemplateDto): Promise<DraftedTemplatesDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.keepers.assertKeeper(tx);
      const templateIds: string[] = [];
      for (const source of await this.sources.of(tx, from)) {
        const items = withCodes(source.items, await this.repository.usedCodes(tx, source.postKind));
        const id = await this.repository.draft(tx, { ...source, items });
        if (!id) {
          const { postKind } = source;
          throw new Refused(templateRefusals['list-template.drafted-already']({ parameters: { postKind } }));
        }
        tx.audit({
          action: 'list-template.draft',
          subject: { kind: 'list-template', id },
          after: { title: source.title, items: items.length },
        });
        templateIds.push(id);
      }
      return { templateIds };
    });
  }

  /** Saves a draft whole: its title, its note, its items in their order. */
  save(actor: Actor, id: string, version: number, given: SaveTemplateDto): Promise<TemplateDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const draft = await this.draftOf(tx, id);
      await this.assertKnownWords(tx, given.items);
      const before = (await this.repository.itemsOf(tx, [id])).get(id)!;
      const items = await this.toSave(tx, draft, given.items, before);
      const note = given.note?.trim() || null;
      const changed = await this.repository.change(tx, { id, version }, given.title.trim(), note);
      if (!changed) throw new Refused(platformRefusals['request.changed-meanwhile']());
      await this.repository.replaceItems(tx, id, items);
      tx.audit({
        action: 'list-template.edit',
        subject: { kind: 'list-template', id },
        before: { title: draft.title, items: before.map(wordsOf) },
        after: { title: changed.title, items: items.map(wordsOf) },
      });
      return this.templates.detail(tx, id);
    });
  }

  /** Puts a draft in force; the version before is superseded in the same moment. Lists stay as they are until merged. */
  publish(actor: Actor, id: string, version: number): Promise<TemplateDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const draft = await this.draftOf(tx, id);
      if (draft.version !== version) throw new Refused(platformRefusals['request.changed-meanwhile']());
      const versions = await this.repository.versions(tx, draft.postKind);
      const inForce = versions.find(({ state }) => state === 'published');
      const items = await this.repository.itemsOf(tx, [id, ...(inForce ? [inForce.id] : [])]);
      if (items.get(id)!.length === 0) throw new Refused(templateRefusals['list-template.empty']());
      if (inForce && isSame(items.get(inForce.id)!, items.get(id)!)) {
        throw new Refused(templateRefusals['list-template.unchanged']());
      }
      const published = await this.repository.publish(tx, draft);
      if (!published) throw new Refused(platformRefusals['request.changed-meanwhile']());
      tx.audit({
        action: 'list-template.publish',
        subject: { kind: 'list-template', id },
        before: { versionNo: inForce?.versionNo ?? null },
        after: { versionNo: published.versionNo, items: items.get(id)!.length },
      });
      tx.emit(listTemplatePublished(id));
      return this.templates.detail(tx, id);
    });
  }

  /** Takes a draft away; its number is given to the next one. */
  discard(actor: Actor, id: string, version: number): Promise<DiscardedTemplateDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const draft = await this.draftOf(tx, id);
      const items = (await this.repository.itemsOf(tx, [id])).get(id)!;
      const gone = draft.version === version && (await this.repository.discard(tx, draft));
      if (!gone) throw new Refused(platformRefusals['request.changed-meanwhile']());
      tx.audit({
        action: 'list-template.discard',
        subject: { kind: 'list-template', id },
        before: { title: draft.title, versionNo: draft.versionNo, items: items.map(wordsOf) },
      });
      tx.emit(listTemplateDiscarded(id));
      const versions = await this.repository.versions(tx, draft.postKind);
      return { inForceId: versions.find(({ state }) => state === 'published')?.id ?? null };
    });
  }

  /** Publishes one template for every kind of post of a year's lists that has none yet; answers how many. */
  async openLibrary(actor: Actor, year: number): Promise<number> {
    const listSetIds = await this.unitOfWork.read(actor, (tx) => this.sources.undrafted(tx, year));
    let opened = 0;
    for (const listSetId of listSetIds) {
      const { templateIds } = await this.draft(actor, { listSetId });
      for (const id of templateIds) await this.publish(actor, id, 1);
      opened += templateIds.length;
    }
    return opened;
  }

  private async draftOf(tx: WriteTx, id: string): Promise<TemplateRecord> {
    const template = await this.templates.found(tx, id);
    await this.keepers.assertKeeper(tx);
    if (template.state !== 'draft') throw new Refused(templateRefusals['list-template.not-draft']());
    return template;
  }

  private async toSave(
    tx: ReadTx,
    { postKind }: TemplateRecord,
    edits: readonly TemplateItemEditDto[],
    before: readonly WholeTemplateItem[],
  ): Promise<WholeTemplateItem[]> {
    const known = new Map(before.map((item) => [item.code, item]));
    const used = await this.repository.usedCodes(tx, postKind);
    const given = edits.map((edit) => ({ ...edit, code: edit.code?.trim() || null }));
    const seen = new Set<string>();
    for (const { code } of given) {
      if (code !== null && seen.has(code)) {
        const parameters = { code };
        throw new Refused(templateRefusals['list-template.code-taken']({ field: 'code', parameters }));
      }
      if (code !== null) seen.add(code);
    }
    return withCodes(given, used).map((edit) => wholeItem(edit, known.get(edit.code)));
  }

  private async assertKnownWords(tx: ReadTx, edits: readonly TemplateItemEditDto[]): Promise<void> {
    for (const [field, [catalogue, catalogueZh, catalogueEn]] of Object.entries(CATALOGUES)) {
      const codes = new Set((await this.catalogues.entries(tx, catalogue)).map(({ code }) => code));
      const unknown = edits
        .map((edit) => edit[field as keyof typeof CATALOGUES])
        .find((word) => !codes.has(word));
      if (unknown === undefined) continue;
      const parameters = { word: unknown, catalogueZh, catalogueEn };
      throw new Refused(responsibilityRefusals['responsibility-item.word-unknown']({ field, parameters }));
    }
  }
}

function wholeItem(
  edit: TemplateItemEditDto & { readonly code: string },
  old: WholeTemplateItem | undefined,
): WholeTemplateItem {
  const cadencePhrase = edit.cadencePhrase.trim();
  const reading = readCadencePhrase(cadencePhrase);
  const clauses = 'clauses' in reading ? reading.clauses : null;
  const textZh = edit.textZh.trim();
  return {
    code: edit.code,
    textZh,
    textEn: old && old.textZh === textZh ? old.textEn : null,
    dimension: edit.dimension,
    domain: edit.domain,
    type: edit.type,
    cadencePhrase,
    cadenceClauses: old?.cadencePhrase === cadencePhrase ? old.cadenceClauses : clauses,
    evidenceAsked: edit.evidenceAsked?.trim() || null,
    basis: edit.basis?.trim() || old?.basis || '示例',
    checkingClass: edit.checkingClass,
    weight: edit.weight || null,
    lineWork: edit.lineWork?.trim() || null,
    quantity: edit.quantity || null,
    quantityUnit: edit.quantityUnit?.trim() || null,
    standard: edit.standard?.trim() || null,
  };
}

/** The order counts too: lists are printed in it. */
function isSame(older: readonly WholeTemplateItem[], newer: readonly WholeTemplateItem[]): boolean {
  const order = (items: readonly WholeTemplateItem[]) => items.map(({ code }) => code).join('\n');
  return compareTemplates(older, newer).length === 0 && order(older) === order(newer);
}

const wordsOf = ({ code, textZh, cadencePhrase, evidenceAsked }: WholeTemplateItem) => ({
  code,
  textZh,
  cadencePhrase,
  evidenceAsked,
});
