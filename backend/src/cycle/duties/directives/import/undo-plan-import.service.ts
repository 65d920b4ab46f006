import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../../../platform/actor';
import { UnitOfWork } from '../../../../platform/database/unit-of-work';
import { markedTable } from '../../../../platform/documents/marked-table';
import type { ImportRunDto } from '../../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../../platform/imports/import-run.repository';
import { Refused } from '../../../../platform/refused';
import { Storage } from '../../../../platform/storage/storage';
import { PLAN_IMPORT } from './plan-import.service';
import { PlanRunsRepository } from './plan-runs.repository';

const RECENT = 10;

/** What comes after an import of a work plan: the plan with its faults marked, and the way back. */
@Injectable()
export class UndoPlanImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly runs: ImportRunRepository,
    private readonly repository: PlanRunsRepository,
  ) {}

  /** One's newest imports that were applied. */
  recent(actor: Actor): Promise<ImportRunDto[]> {
    return this.unitOfWork.read(actor, (tx) => this.runs.recent(tx, PLAN_IMPORT, RECENT));
  }

  async marked(actor: Actor, id: string): Promise<{ name: string; workbook: Buffer }> {
    const { run, key } = await this.unitOfWork.read(actor, async (tx) => {
      const found = await this.runs.find(tx, PLAN_IMPORT, id);
      const storageKey = await this.runs.storageKey(tx, PLAN_IMPORT, id);
      if (!found || storageKey === undefined) throw new Refused(platformRefusals['request.not-found']());
      return { run: found, key: storageKey };
    });
    const workbook = await markedTable(await buffer(await this.storage.open(key)), run.faults);
    return { name: `${run.fileName.replace(/\.[^.]*$/, '')}（已标出问题）.xlsx`, workbook };
  }

  /** Whole, or not at all (decision 51): what was edited or issued since is somebody's decision. */
  undo(actor: Actor, id: string, version: number): Promise<ImportRunDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const run = await this.runs.claim(tx, PLAN_IMPORT, id, version, 'applied');
      const made = await this.repository.made(tx, id);
      // Of runs before migration 082.
      if (made.length === 0) throw new Refused(directivesRefusals['directive-import.drafts-unknown']());
      const directiveIds = made.map((draft) => draft.id);
      const touched = made.filter(({ asMade }) => !asMade).length;
      const removed = touched === 0 ? await this.repository.remove(tx, id, directiveIds) : 0;
      if (removed !== made.length) {
        const parameters = { count: touched || made.length - removed };
        throw new Refused(directivesRefusals['directive-import.changed-since']({ parameters }));
      }
      tx.audit({
        action: 'directive-import.undo',
        subject: { kind: 'import-run', id },
        after: { fileName: run.fileName, directiveIds },
      });
      return this.runs.markUndone(tx, run);
    });
  }
}
