import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { ownRuns } from '../../../platform/imports/import-run-subjects';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKinds, WayIn } from '../../../platform/subjects/subject-kind';
import { LIST_IMPORT } from './list-import';

/** Who opens the runs of this room's import. */
@Injectable()
@KnowsSubjects()
export class ListImportRuns implements SubjectKinds {
  readonly subjects = {};
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(runs: ImportRunRepository) {
    this.waysIn = {
      'import-run': [ownRuns(runs, LIST_IMPORT, 'responsibility-lists.edit', PARTS_TAKEN.uploader)],
    };
  }
}
