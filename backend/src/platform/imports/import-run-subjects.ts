import { Injectable } from '@nestjs/common';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { SubjectName } from '../subjects/subject-kind';
import { KnowsSubjects } from '../subjects/subject-kind';
import type { PartTaken, SubjectKind, SubjectKinds, WayIn } from '../subjects/subject-kind';
import type { ImportRunRepository } from './import-run.repository';

/** Imports are known by the name of their file. The rooms that import say who opens their runs: {@link ownRuns}. */
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

/** The way into one's own runs of a kind. */
export const ownRuns = (
  runs: ImportRunRepository,
  kind: string,
  permission: Permission,
  part: PartTaken,
): WayIn => ({
  permission,
  part,
  sees: async (tx, id) => (await runs.find(tx, kind, id)) !== undefined,
});
