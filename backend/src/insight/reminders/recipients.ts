import { Injectable } from '@nestjs/common';
import { toldInstead } from '@zeren/domain/insight/reminders/stand-in';
import type { ReadTx } from '../../platform/database/transaction';
import { OrganizationReads } from '../../registry/organizations';
import { LeaveRepository } from './leave/leave.repository';
import { RecipientsRepository } from './recipients.repository';
import type { ReachRow } from './recipients.repository';

/** For whom something is: a person by name, or whoever answers for a post, or a superior so many steps above it. */
export interface Addressee {
  readonly personId: string | null;
  readonly postId: string;
  readonly climb: number;
  /** Told to the holder or to nobody: no stand-in may know of it. */
  readonly inPerson?: boolean;
}

/** Who is told, how they are reached, and in which language. */
export interface Recipient extends ReachRow {
  /** Whether the post is vacant, so that its matter fell to somebody else. */
  readonly vacant: boolean;
  /** Who is on leave, so that this one is told instead. */
  readonly inSteadOf: string | null;
}

/** Somebody who answers, before it is asked whether they are there. */
interface Answering {
  readonly personId: string;
  readonly vacant: boolean;
  /** Not to be told in its stead: what is overdue with them is told above them. */
  readonly bearer: string | null;
  readonly inPerson: boolean;
}

/** Finds who is told. */
@Injectable()
export class Recipients {
  constructor(
    private readonly organizations: OrganizationReads,
    private readonly leaves: LeaveRepository,
    private readonly repository: RecipientsRepository,
  ) {}

  /**
   * Who is told, for each addressee by {@link keyOf}. For a vacant post the head of its organisation, else the nearest
   * holder above, so that no reminder speaks to nobody. A superior is the next different person who holds a head post on
   * the way up; where the way ends before the steps do, the last one. Whoever is on leave is told through their stand-in.
   */
  async of(tx: ReadTx, addressees: readonly Addressee[]): Promise<Map<string, Recipient>> {
    const answering = await this.answering(tx, addressees);
    if (answering.size === 0) return new Map();
    const away = await this.leaves.awayOn(tx, tx.today);
    const told = [...answering].map(([key, { personId, vacant, bearer, inPerson }]) => ({
      key,
      vacant,
      ...(inPerson
        ? { personId, inSteadOf: null }
        : toldInstead(personId, away, bearer === null ? [] : [bearer])),
    }));
    const reach = await this.repository.reach(tx, [...new Set(told.map(({ personId }) => personId))]);
    return new Map(
      told.flatMap(({ key, personId, vacant, inSteadOf }): [string, Recipient][] => {
        const reached = reach.get(personId);
        return reached ? [[key, { ...reached, vacant, inSteadOf }]] : [];
      }),
    );
  }

  private async answering(tx: ReadTx, addressees: readonly Addressee[]): Promise<Map<string, Answering>> {
    const found = new Map<string, Answering>();
    for (const addressee of addressees) {
      const { personId } = addressee;
      const inPerson = addressee.inPerson ?? false;
      if (personId !== null) found.set(keyOf(addressee), { personId, vacant: false, bearer: null, inPerson });
    }
    const ofPosts = addressees.filter(({ personId }) => personId === null);
    const postIds = [...new Set(ofPosts.map(({ postId }) => postId))];
    const holders = await this.organizations.holders(tx, postIds, tx.today);
    const climbing = ofPosts.filter(({ postId, climb }) => climb > 0 || !holders.has(postId));
    const chains = await this.chains(tx, [...new Set(climbing.map(({ postId }) => postId))]);
    for (const addressee of ofPosts) {
      const { postId, climb, inPerson = false } = addressee;
      const holder = holders.get(postId);
      // The one who answers stands at the foot: the holder, or whoever above a vacant post is found first.
      const chain = [...new Set([...(holder ? [holder.personId] : []), ...(chains.get(postId) ?? [])])];
      const [bearer] = chain;
      if (bearer === undefined) continue;
      if (climb === 0)
        found.set(keyOf(addressee), {
          personId: bearer,
          vacant: holder?.asHead ?? true,
          bearer: null,
          inPerson,
        });
      else if (chain.length > 1)
        found.set(keyOf(addressee), {
          personId: chain[Math.min(climb, chain.length - 1)]!,
          vacant: false,
          bearer,
          inPerson,
        });
    }
    return found;
  }

  /** The holders of the head posts on the way up from each post, nearest first. */
  private async chains(tx: ReadTx, postIds: readonly string[]): Promise<Map<string, string[]>> {
    if (postIds.length === 0) return new Map();
    const heads = await this.repository.chain(tx, postIds);
    const holders = await this.organizations.holders(
      tx,
      [...new Set(heads.map(({ headPostId }) => headPostId))],
      tx.today,
    );
    const chains = new Map<string, string[]>();
    for (const { postId, headPostId } of heads) {
      const holder = holders.get(headPostId);
      if (!holder) continue;
      const chain = chains.get(postId);
      if (chain) chain.push(holder.personId);
      else chains.set(postId, [holder.personId]);
    }
    return chains;
  }
}

export const keyOf = ({ personId, postId, climb, inPerson }: Addressee): string =>
  `${personId ?? (climb === 0 ? postId : `${postId} ${climb}`)}${inPerson ? ' in person' : ''}`;
