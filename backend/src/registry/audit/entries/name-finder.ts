import { Injectable } from '@nestjs/common';
import { likePattern } from '../../../platform/database/like-pattern';
import { systemActor } from '../../../platform/actor';
import type { Actor } from '../../../platform/actor';
import type { ReadTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { SubjectBook } from '../../../platform/subjects/subject-book';
import { AccountReads } from '../../identity';
import type { AccountName } from '../../identity';
import { OrganizationReads } from '../../organizations';
import type { DistrictRow } from '../../organizations';
import type { Actors, PlacedSubject } from './entry-rows';

/** Names that are looked for at most, per kind and district. */
export const MOST_NAMES = 100;

/** Whom and what some words name. */
export interface Named {
  readonly actors: Actors;
  readonly subjects: readonly PlacedSubject[];
  /** More fit than were taken. */
  readonly narrowed: boolean;
}

/** Somebody found by name, with what they sign in as. */
export interface FoundActor {
  readonly districtId: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly account: AccountName | null;
}

/**
 * Finds out whom and what is meant by a name. The auditor has no county of their own: names are read in each district by
 * the product itself, and nothing but names.
 */
@Injectable()
export class NameFinder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: SubjectBook,
    private readonly accounts: AccountReads,
    private readonly organizations: OrganizationReads,
  ) {}

  districts(actor: Actor): Promise<DistrictRow[]> {
    return this.unitOfWork.read(actor, (tx) => this.organizations.districts(tx));
  }

  /** Whoever did it, or whatever it was done to. */
  async named(actor: Actor, districtIds: readonly string[], words: string): Promise<Named> {
    const pattern = likePattern(words);
    const accounts = await this.unitOfWork.read(actor, (tx) =>
      this.accounts.find(tx, pattern, MOST_NAMES + 1),
    );
    const accountIds = new Set(accounts.map(({ id }) => id));
    const tenureIds = new Set<string>();
    const subjects: PlacedSubject[] = accounts.flatMap(({ id }) =>
      districtIds.map((districtId) => ({ districtId, kind: 'account', id })),
    );
    let narrowed = accounts.length > MOST_NAMES;
    for (const districtId of districtIds) {
      await this.inDistrict(actor, districtId, async (tx) => {
        for (const [kind, subject] of this.book.all()) {
          if (!subject.find) continue;
          const ids = await subject.find(tx, pattern, MOST_NAMES + 1);
          narrowed ||= ids.length > MOST_NAMES;
          for (const id of ids.slice(0, MOST_NAMES)) subjects.push({ districtId, kind, id });
          if (kind === 'tenure') ids.forEach((id) => tenureIds.add(id));
          if (kind !== 'person') continue;
          for (const { id } of await this.accounts.ofPeople(tx, districtId, ids)) accountIds.add(id);
        }
      });
    }
    return { actors: { accountIds: [...accountIds], tenureIds: [...tenureIds] }, subjects, narrowed };
  }

  /** The accounts and the tenures of a person, whichever district they are of. */
  async ofPerson(actor: Actor, districtIds: readonly string[], personId: string): Promise<Actors> {
    const accountIds: string[] = [];
    const tenureIds: string[] = [];
    for (const districtId of districtIds) {
      await this.inDistrict(actor, districtId, async (tx) => {
        const accounts = await this.accounts.ofPeople(tx, districtId, [personId]);
        const parts = (await this.book.of('person')?.parts?.(tx, personId)) ?? [];
        accountIds.push(...accounts.map(({ id }) => id));
        tenureIds.push(...parts.flatMap(({ kind, id }) => (kind === 'tenure' ? [id] : [])));
      });
    }
    return { accountIds, tenureIds };
  }

  /** People and accounts whose name, pinyin, initials or user name has the words. */
  async actors(actor: Actor, words: string, most: number): Promise<FoundActor[]> {
    const pattern = likePattern(words);
    const people = this.book.of('person');
    const found = new Map<string, FoundActor>();
    const note = (one: FoundActor) => found.set(one.account?.id ?? one.person!.id, one);
    const accounts = await this.unitOfWork.read(actor, (tx) => this.accounts.find(tx, pattern, most));
    for (const { id: districtId } of await this.districts(actor)) {
      await this.inDistrict(actor, districtId, async (tx) => {
        const own = accounts.filter((account) => account.districtId === districtId);
        const ids = [...((await people?.find?.(tx, pattern, most)) ?? [])];
        const theirs = [...own, ...(await this.accounts.ofPeople(tx, districtId, ids))];
        const named = await this.book.names(
          tx,
          [...ids, ...own.flatMap(({ personId }) => personId ?? [])].map((id) => ({ kind: 'person', id })),
        );
        for (const { id, zh } of named.values()) {
          const account = theirs.find(({ personId }) => personId === id) ?? null;
          note({ districtId, person: { id, name: zh }, account });
        }
        for (const account of own) if (!found.has(account.id)) note({ districtId, person: null, account });
      });
    }
    return [...found.values()].slice(0, most);
  }

  inDistrict<T>(actor: Actor, districtId: string, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.unitOfWork.read(systemActor(districtId, actor.request.id), work);
  }
}
