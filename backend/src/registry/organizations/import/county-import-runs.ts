import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { ImportRunRepository } from '../../../platform/imports/import-run.repository';
import { ownRuns } from '../../../platform/imports/import-run-subjects';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKinds, WayIn } from '../../../platform/subjects/subject-kind';
import { COUNTY_IMPORT } from './county-import.service';

/** Who opens the runs of this room's import. */
@Injectable()
@KnowsSubjects()
export class CountyImportRuns implements SubjectKinds {
  readonly subjects = {};
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>>;

  constructor(runs: ImportRunRepository) {
    this.waysIn = {
      'import-run': [ownRuns(runs, COUNTY_IMPORT, 'organizations.import', PARTS_TAKEN.uploader)],
    };
  }
}
