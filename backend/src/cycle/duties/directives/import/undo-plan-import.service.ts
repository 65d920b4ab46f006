import { Injectable } from '@nestjs/common';
import { directivesRefusals } from '@zeren/domain/cycle/duties/directives/directives-refusals';
import type { Actor } from '../../../../platform/actor';
import { UnitOfWork } from '../../../../platform/database/unit-of-work';
import type { ImportRunDto } from '../../../../platform/imports/import-run.dto';
import { ImportRunRepository } from '../../../../platform/imports/import-run.repository';
import { Refused } from '../../../../platform/refused';
import { PLAN_IMPORT } from './plan-import.service';
import { PlanRunsRepository } from './plan-runs.repository';

/** The way back from an import of a work plan. */
@Injectable()
export class UndoPlanImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ImportRunRepository,
    private readonly repository: PlanRunsRepository,
  ) {}

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
