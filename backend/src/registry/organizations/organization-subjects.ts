import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import type { ReadTx } from '../../platform/database/transaction';
import { KnowsSubjects } from '../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../platform/subjects/subject-kind';
import { OrganizationReads } from './organization-reads';
import { OrganizationSubjectsRepository } from './organization-subjects.repository';

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

const organizationsOf = (rows: readonly { readonly organizationId: string }[]): string[] =>
  rows.map(({ organizationId }) => organizationId);

/** What is known of organisations, posts, people and tenures by their ids alone. */
@Injectable()
@KnowsSubjects()
export class OrganizationSubjects implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    district: {
      permission: null,
      names: (tx, ids) => this.repository.districtNames(tx, ids),
      sees: async () => false,
    },
    organization: {
      permission: 'organizations.read',
      names: (tx, ids) => this.repository.organizationNames(tx, ids),
      sees: (tx, id) => this.isSeen(tx, id),
      organizations: (_, id) => Promise.resolve([id]),
      find: async (tx, words, most) => idsOf(await this.repository.findOrganizations(tx, words, most)),
      parts: (tx, id) => this.repository.partsOfOrganization(tx, id),
    },
    post: {
      permission: 'organizations.read',
      names: (tx, ids) => this.repository.postNames(tx, ids),
      sees: async (tx, id) => this.isSeen(tx, (await this.reads.posts(tx, [id]))[0]?.organizationId),
      organizations: async (tx, id) => organizationsOf(await this.reads.posts(tx, [id])),
      find: async (tx, words, most) => idsOf(await this.repository.findPosts(tx, words, most)),
      parts: (tx, id) => this.repository.partsOfPost(tx, id),
    },
    tenure: {
      permission: 'organizations.read',
      names: (tx, ids) => this.repository.tenureNames(tx, ids),
      sees: async (tx, id) => this.isSeen(tx, (await this.reads.tenures(tx, [id]))[0]?.organizationId),
      organizations: async (tx, id) => organizationsOf(await this.reads.tenures(tx, [id])),
      find: async (tx, words, most) => idsOf(await this.repository.findTenures(tx, words, most)),
    },
    person: {
      permission: 'organizations.read',
      names: (tx, ids) => this.repository.personNames(tx, ids),
      sees: async (tx, id) =>
        (await this.repository.peopleWithin(tx, [id], tx.actor.rootOrganizationIds)).length > 0,
      organizations: (tx, id) => this.repository.organizationsOfPerson(tx, id),
      find: async (tx, words, most) => idsOf(await this.repository.findPeople(tx, words, most)),
      parts: (tx, id) => this.repository.partsOfPerson(tx, id),
    },
  };

  /** Whom a page of people names: oneself, and whoever row-level security names to everybody below. */
  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    person: [
      {
        permission: null,
        part: PARTS_TAKEN.oneself,
        sees: (tx, id) => Promise.resolve(tx.actor.personId === id),
      },
      {
        permission: null,
        part: PARTS_TAKEN.colleague,
        sees: async (tx, id) =>
          tx.actor.personId !== null && tx.actor.personId !== id && (await this.isNamed(tx, id)),
      },
      {
        permission: null,
        sees: async (tx, id) => Boolean(tx.actor.administrator) && (await this.isNamed(tx, id)),
      },
    ],
  };

  constructor(
    private readonly repository: OrganizationSubjectsRepository,
    private readonly reads: OrganizationReads,
  ) {}

  private async isNamed(tx: ReadTx, personId: string): Promise<boolean> {
    return (await this.repository.personNames(tx, [personId])).length > 0;
  }

  private async isSeen(tx: ReadTx, organizationId: string | undefined): Promise<boolean> {
    return organizationId !== undefined && (await this.reads.inSight(tx, [organizationId])).size > 0;
  }
}
