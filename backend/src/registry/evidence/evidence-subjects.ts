import { Injectable } from '@nestjs/common';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds } from '../../platform/subjects/subject-kind';
import { EvidenceRepository } from './evidence.repository';

/** Evidence is known by the name of its file. The room of what it is evidence for says who opens it. */
@Injectable()
@KnowsSubjects()
export class EvidenceSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    evidence: {
      permission: null,
      names: (tx, ids) => this.repository.names(tx, ids),
      sees: async () => false,
    },
  };

  constructor(private readonly repository: EvidenceRepository) {}
}
