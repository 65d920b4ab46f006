import { Injectable } from '@nestjs/common';
import { responsibilityRefusals } from '@zeren/domain/cycle/responsibility/responsibility-refusals';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { Refused } from '../../../platform/refused';
import { ApplyListImportRepository } from './apply-list-import.repository';
import { LIST_IMPORT } from './list-import';
import { UndoListImportRepository } from './undo-list-import.repository';

/** Takes an import back: every draft holds again what it held before, or nothing changes. */
@Injectable()
export class UndoListImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ImportRunRepository,
    private readonly repository: UndoListImportRepository,
    private readonly lists: ApplyListImportRepository,
  ) {}

  undo(actor: Actor, id: string, version: number): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim(tx, LIST_IMPORT, id, version, 'applied');
      const drafts = await this.repository.changed(tx, id);
      if (drafts.length === 0) throw new Refused(responsibilityRefusals['responsibility-import.too-old']());
      const touched = drafts.filter(({ isAsLeft }) => !isAsLeft).length;
      if (touched > 0) {
        const parameters = { count: touched };
        throw new Refused(responsibilityRefusals['responsibility-import.changed-since']({ parameters }));
      }
      await this.repository.restore(tx, id, drafts);
      const listIds = drafts.map(({ listId }) => listId);
      await this.lists.recount(tx, listIds);
      const after = { fileName: run.fileName, lists: drafts.length, listIds };
      tx.audit({ action: 'responsibility-import.undo', subject: { kind: 'import-run', id }, after });
      return this.runs.markUndone(tx, run);
    });
  }
}
