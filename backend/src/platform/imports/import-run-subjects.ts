import { Injectable } from '@nestjs/common';
import type { SubjectName } from '../subjects/subject-kind';
import { KnowsSubjects } from '../subjects/subject-kind';
import type { SubjectKind, SubjectKinds } from '../subjects/subject-kind';

/** Imports are known by the name of their file. */
@Injectable()
@KnowsSubjects()
export class ImportRunSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'import-run': {
      permission: null,
      names: (tx, ids) =>
        tx.sql<SubjectName>(
          'platform.import-run.names',
          `SELECT id, file_name AS zh, NULL AS en FROM import_run WHERE district_id = $1 AND id = ANY($2::uuid[])`,
          [tx.districtId, ids],
        ),
      sees: async () => false,
    },
  };
}
