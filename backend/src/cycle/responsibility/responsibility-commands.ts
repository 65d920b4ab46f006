import { Injectable } from '@nestjs/common';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import { systemActor } from '../../platform/actor';
import type { Actor } from '../../platform/actor';
import type { WriteTx } from '../../platform/database/transaction';
import type { ImportRunDto } from '../../platform/imports/import-run.dto';
import type { IssuedListsDto, ListRowDto } from './dto/list.dto';
import type { SettledDto, UndatedPhrasesDto } from './dto/undated.dto';
import { CheckListImportService } from './import/check-list-import.service';
import { ListImportService } from './import/list-import.service';
import { ListLifecycleService } from './list-lifecycle.service';
import { ListRepository } from './list.repository';
import { EditTemplatesService } from './templates/edit-templates.service';
import { UndatedService } from './undated/undated.service';

/** A table of items to take in: an .xlsx or CSV file. */
export interface ItemTable {
  readonly name: string;
  readonly content: Buffer;
  readonly year: number;
}

/** What people do to responsibility lists, for other rooms and the demonstration county: each call is one act. */
@Injectable()
export class ResponsibilityCommands {
  constructor(
    private readonly imports: ListImportService,
    private readonly checks: CheckListImportService,
    private readonly undated: UndatedService,
    private readonly lifecycle: ListLifecycleService,
    private readonly lists: ListRepository,
    private readonly templates: EditTemplatesService,
  ) {}

  /** Checks a table and applies it at once; with errors in it, `all-or-nothing` refuses and changes nothing. */
  async importItems(
    actor: Actor,
    table: ItemTable,
    mode: ImportMode = 'all-or-nothing',
  ): Promise<ImportRunDto> {
    const { id } = await this.imports.upload(actor, table, table.year);
    await this.checks.check(systemActor(actor.districtId, actor.request.id), id);
    const run = await this.imports.run(actor, id);
    return this.imports.apply(actor, id, run.version, mode);
  }

  undatedPhrases(actor: Actor, year: number): Promise<UndatedPhrasesDto> {
    return this.undated.phrases(actor, year);
  }

  settle(actor: Actor, year: number, phrase: string, clauses: readonly CadenceClause[]): Promise<SettledDto> {
    return this.undated.settle(actor, year, phrase, clauses);
  }

  /** Publishes a template for every kind of post that the year's lists name and that has none yet. */
  openLibrary(actor: Actor, year: number): Promise<number> {
    return this.templates.openLibrary(actor, year);
  }

  issue(actor: Actor, listIds: readonly string[]): Promise<IssuedListsDto> {
    return this.lifecycle.issueMany(actor, listIds);
  }

  /** Says of a set's drafts how many duties of an item's lineage stayed open with its post in the year before. */
  async markCarriedOver(
    tx: WriteTx,
    listSetId: string,
    open: readonly { readonly postId: string; readonly lineageId: string; readonly open: number }[],
  ): Promise<void> {
    const marked = await this.lists.markCarriedOver(tx, listSetId, open);
    tx.audit({
      action: 'list-set.carry-over',
      subject: { kind: 'list-set', id: listSetId },
      after: { items: marked },
    });
  }

  receive(actor: Actor, listId: string, version: number): Promise<ListRowDto> {
    return this.lifecycle.receive(actor, listId, version);
  }
}
