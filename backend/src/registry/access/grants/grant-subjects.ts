import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { CAPABILITY_SET_WORDS } from '@zeren/domain/registry/access/permissions';
import { isCapabilitySet } from '@zeren/domain/registry/access/powers';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../../platform/subjects/subject-kind';
import { GrantRepository } from './grant.repository';

/** What is known of grants by their ids alone. */
@Injectable()
@KnowsSubjects()
export class GrantSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    'capability-grant': {
      permission: null,
      names: async (tx, ids) =>
        (await this.grants.named(tx, ids)).map(({ id, capabilitySet, rootName, holderName }) => {
          // A set of an earlier version goes by its own name.
          const { zh, en } = isCapabilitySet(capabilitySet)
            ? CAPABILITY_SET_WORDS[capabilitySet]
            : { zh: capabilitySet, en: capabilitySet };
          const over = { zh: rootName ? `（${rootName}）` : '', en: rootName ? ` (${rootName})` : '' };
          return { id, zh: `${holderName} · ${zh}${over.zh}`, en: `${holderName} · ${en}${over.en}` };
        }),
      sees: async () => false,
    },
  };
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    'capability-grant': [
      {
        permission: 'grants.manage',
        sees: async (tx, id) => (await this.grants.one(tx, id)) !== undefined,
      },
      { permission: null, part: PARTS_TAKEN['own-grant'], sees: (tx, id) => this.grants.isOwn(tx, id) },
    ],
  };

  constructor(private readonly grants: GrantRepository) {}
}
