import { Injectable } from '@nestjs/common';
import { checkCadenceClauses } from '@zeren/domain/cycle/responsibility/check-cadence-clause';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import { readCadencePhrase } from '@zeren/domain/cycle/responsibility/read-cadence-phrase';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refused } from '../../../platform/refused';
import { uuidv7 } from '../../../platform/uuid';
import { CatalogueReads } from '../../../registry/catalogues';
import type { ItemEditDto, SaveItemsDto } from '../dto/edit-items.dto';
import type { ListDetailDto } from '../dto/list.dto';
import { ApplyListImportRepository } from '../import/apply-list-import.repository';
import { KeptLists } from '../kept-lists';
import type { ItemRecord, ListRecord } from '../list-rows';
import { ListRepository } from '../list.repository';
import { ListViews } from '../list-views';
import { EditItemsRepository } from './edit-items.repository';
import type { ItemToSave } from './edit-items.repository';

const MOST_ITEMS = 200;
const CATALOGUES = {
  dimensionCode: ['dimensions', '维度', 'dimensions'],
  domainCode: ['domains', '领域', 'domains'],
  typeCode: ['item-types', '类型', 'types'],
  checkingClass: ['checking-classes', '核验类别', 'classes of checking'],
} as const;

/** Changes a draft as in a sheet: rows that were touched, rows that were taken out, the order. Saves itself while one types. */
@Injectable()
export class EditItemsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListRepository,
    private readonly kept: KeptLists,
    private readonly repository: EditItemsRepository,
    private readonly counts: ApplyListImportRepository,
    private readonly views: ListViews,
    private readonly catalogues: CatalogueReads,
  ) {}

  /** Saves a sheet's changes and answers the whole list: what the page shows is what is stored. */
  save(actor: Actor, listId: string, version: number, changes: SaveItemsDto): Promise<ListDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const list = await this.kept.one(tx, listId, 'responsibility-lists.edit');
      if (list.state !== 'draft')
        throw new Refused(responsibilityRefusals['responsibility-list.not-draft']());
      if ((await this.repository.claim(tx, listId, version)) === 0) {
        throw new Refused(platformRefusals['request.changed-meanwhile']());
      }
      const before = await this.lists.itemsOf(tx, [listId]);
      const removed = new Set(changes.removed);
      const items = await this.toSave(tx, list, changes.saved, before);
      assertWhole(before, items, removed);
      await this.repository.remove(tx, listId, [...removed]);
      // What is not written has the id of an item of another list.
      if ((await this.repository.save(tx, listId, items)) < items.length) {
        throw new Refused(platformRefusals['request.not-found']());
      }
      if (changes.order.length > 0) await this.repository.order(tx, listId, changes.order);
      await this.counts.recount(tx, [listId]);
      const [after] = await this.lists.byIds(tx, [listId]);
      this.leaveTrace(tx, listId, before, items, removed);
      const [row] = await this.views.lists(tx, [after!]);
      return { ...row!, items: await this.views.items(tx, await this.lists.itemsOf(tx, [listId])) };
    });
  }

  /** The record says what each touched item was and became; the rest of the list is not repeated with every key stroke. */
  private leaveTrace(
    tx: WriteTx,
    listId: string,
    before: readonly ItemRecord[],
    items: readonly ItemToSave[],
    removed: ReadonlySet<string>,
  ): void {
    const touched = new Set([...items.map(({ id }) => id), ...removed]);
    const old = before.filter(({ id }) => touched.has(id));
    tx.audit({
      action: 'responsibility-list.edit',
      subject: { kind: 'responsibility-list', id: listId },
      before: { items: old.map(wordsOf) },
      after: { items: items.map(wordsOf) },
    });
  }

  private async toSave(
    tx: ReadTx,
    list: ListRecord,
    edits: readonly ItemEditDto[],
    before: readonly ItemRecord[],
  ): Promise<ItemToSave[]> {
    await this.assertKnownWords(tx, edits);
    const known = new Map(before.map((item) => [item.id, item]));
    const [first] = before;
    const last = Math.max(0, ...before.map(({ sort }) => sort));
    const level = first?.levelCode ?? (await this.views.levelOf(tx, list));
    return edits.map((edit, index) => {
      const old = known.get(edit.id ?? edit.newId ?? '');
      // An id that is not this list's would write into another's.
      if (edit.id !== undefined && !old) throw new Refused(platformRefusals['request.not-found']());
      const id = old?.id ?? edit.newId ?? uuidv7();
      return {
        id,
        lineageId: old?.lineageId ?? id,
        sort: old?.sort ?? last + index + 1,
        levelCode: old?.levelCode ?? level,
        templateId: old?.templateId ?? null,
        templateCode: old?.templateCode ?? null,
        textEn: old && old.textZh === edit.textZh ? old.textEn : null,
        code: edit.code?.trim() || null,
        textZh: edit.textZh.trim(),
        dimensionCode: edit.dimensionCode,
        domainCode: edit.domainCode,
        typeCode: edit.typeCode,
        cadencePhrase: edit.cadencePhrase.trim(),
        cadenceClauses: clausesOf(edit, old),
        evidenceAsked: edit.evidenceAsked?.trim() || null,
        basis: edit.basis?.trim() || '示例',
        checkingClass: edit.checkingClass,
        lineWork: edit.lineWork?.trim() || null,
        quantity: edit.quantity || null,
        quantityUnit: edit.quantityUnit?.trim() || null,
        standard: edit.standard?.trim() || null,
        weight: edit.weight || null,
      };
    });
  }

  private async assertKnownWords(tx: ReadTx, edits: readonly ItemEditDto[]): Promise<void> {
    for (const [field, [catalogue, catalogueZh, catalogueEn]] of Object.entries(CATALOGUES)) {
      const codes = new Set((await this.catalogues.entries(tx, catalogue)).map(({ code }) => code));
      const unknown = edits
        .map((edit) => edit[field as keyof typeof CATALOGUES])
        .find((word) => !codes.has(word));
      if (unknown === undefined) continue;
      throw new Refused(
        responsibilityRefusals['responsibility-item.word-unknown']({
          field,
          parameters: { word: unknown, catalogueZh, catalogueEn },
        }),
      );
    }
  }
}

/** Clauses that were given hold; else those of an untouched phrase stay, and a new phrase is read where it can be. */
function clausesOf(edit: ItemEditDto, old: ItemRecord | undefined): readonly CadenceClause[] | null {
  if (edit.cadenceClauses) {
    const [fault] = checkCadenceClauses(edit.cadenceClauses);
    if (fault) {
      const refusal = responsibilityRefusals['responsibility-item.clauses-invalid'];
      const inChinese = refusal({ field: 'cadenceClauses', parameters: { fault: fault.zh } });
      throw new Refused({ ...inChinese, en: refusal({ parameters: { fault: fault.en } }).en });
    }
    return edit.cadenceClauses;
  }
  if (old && old.cadencePhrase === edit.cadencePhrase.trim()) return old.cadenceClauses;
  const reading = readCadencePhrase(edit.cadencePhrase);
  return 'clauses' in reading ? reading.clauses : null;
}

function assertWhole(
  before: readonly ItemRecord[],
  items: readonly ItemToSave[],
  removed: ReadonlySet<string>,
): void {
  const touched = new Set(items.map(({ id }) => id));
  const left = before.filter(({ id }) => !removed.has(id) && !touched.has(id));
  if (left.length + items.length > MOST_ITEMS) {
    throw new Refused(
      responsibilityRefusals['responsibility-item.too-many']({ parameters: { most: MOST_ITEMS } }),
    );
  }
  const seen = new Set<string>();
  for (const { code } of [...left, ...items]) {
    if (code === null) continue;
    if (seen.has(code)) {
      throw new Refused(
        responsibilityRefusals['responsibility-item.code-taken']({ field: 'code', parameters: { code } }),
      );
    }
    seen.add(code);
  }
}

const wordsOf = ({
  id,
  code,
  textZh,
  cadencePhrase,
  dimensionCode,
  domainCode,
  evidenceAsked,
}: ItemRecord | ItemToSave) => ({
  id,
  code,
  textZh,
  cadencePhrase,
  dimensionCode,
  domainCode,
  evidenceAsked,
});
