import { Injectable } from '@nestjs/common';
import type { CadenceClause } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { ReadTx } from '../../platform/database/transaction';
import type { ListToReceiveDto, OpenObjectionDto } from './dto/objections.dto';
import type { ItemRecord, ListRecord } from './list-rows';
import { ListRepository } from './list.repository';
import { ListSubjectsRepository } from './list-subjects.repository';
import { ObjectionsWaiting } from './objections/objections-waiting';

/** An issued list, with what its duties are dated from. */
export interface DatableList {
  readonly id: string;
  readonly year: number;
  readonly postId: string;
  readonly organizationId: string;
  readonly l2Id: string | null;
  readonly l3Id: string | null;
  readonly l4Id: string | null;
  /** The day it was issued, in Asia/Shanghai. */
  readonly issuedOn: string;
  readonly items: readonly (ItemRecord & { readonly cadenceClauses: readonly CadenceClause[] })[];
}

/** What other rooms read of responsibility lists. Every method takes sets, or one list whole. */
@Injectable()
export class ResponsibilityReads {
  constructor(
    private readonly repository: ListRepository,
    private readonly objections: ObjectionsWaiting,
    private readonly subjects: ListSubjectsRepository,
  ) {}

  /** A list with its items in their order; undefined when there is none. */
  async listWithItems(
    tx: ReadTx,
    listId: string,
  ): Promise<{ list: ListRecord; items: ItemRecord[] } | undefined> {
    const [list] = await this.repository.byIds(tx, [listId]);
    return list && { list, items: await this.repository.itemsOf(tx, [listId]) };
  }

  /** A list whose duties may be made: issued or received. */
  async datable(tx: ReadTx, listId: string): Promise<DatableList | undefined> {
    const found = await this.listWithItems(tx, listId);
    if (!found?.list.issuedAt || found.list.state === 'superseded') return undefined;
    const { id, year, postId, organizationId, l2Id, l3Id, l4Id, issuedAt } = found.list;
    const items = found.items.flatMap((item) =>
      item.cadenceClauses ? { ...item, cadenceClauses: item.cadenceClauses } : [],
    );
    return { id, year, postId, organizationId, l2Id, l3Id, l4Id, issuedOn: shanghaiDay(issuedAt), items };
  }

  /** Ids of up to `limit` lists that are issued or in force, in the order of their ids, after one. */
  inForceAfter(tx: ReadTx, after: string | null, limit: number): Promise<string[]> {
    return this.repository.inForceAfter(tx, after, limit);
  }

  /** Ids of the lists of a year that are issued or in force at the posts of one organisation. */
  inForceAt(tx: ReadTx, organizationId: string, year: number): Promise<string[]> {
    return this.repository.inForceAt(tx, organizationId, year);
  }

  /** The lists in force or in draft for a year, in the order of the tree. */
  listsOfYear(tx: ReadTx, year: number): Promise<ListRecord[]> {
    return this.repository.ofYear(tx, year);
  }

  lists(tx: ReadTx, ids: readonly string[]): Promise<ListRecord[]> {
    return this.repository.byIds(tx, ids);
  }

  /** Sets by id, each with the body that keeps it. */
  listSets(
    tx: ReadTx,
    ids: readonly string[],
  ): Promise<{ readonly id: string; readonly organizationId: string; readonly title: string }[]> {
    return this.subjects.sets(tx, ids);
  }

  /** The items of several lists, each list's in their order. */
  itemsOfLists(tx: ReadTx, listIds: readonly string[]): Promise<ItemRecord[]> {
    return this.repository.itemsOf(tx, listIds);
  }

  /** The lineages of all items of a set. */
  lineagesOfSet(tx: ReadTx, listSetId: string): Promise<string[]> {
    return this.repository.lineagesOfSet(tx, listSetId);
  }

  /** Items by id, in no order. */
  items(tx: ReadTx, ids: readonly string[]): Promise<ItemRecord[]> {
    return this.repository.items(tx, ids);
  }

  /** Issued lists of these posts that nobody has signed for, the most urgent first, as people are shown them. */
  async listsToReceive(tx: ReadTx, postIds: readonly string[]): Promise<ListToReceiveDto[]> {
    if (postIds.length === 0) return [];
    return this.objections.toReceive(tx, await this.repository.toReceive(tx, postIds));
  }

  /** Objections that wait for the actor's reply, the most urgent first. */
  objectionsToAnswer(tx: ReadTx): Promise<OpenObjectionDto[]> {
    return this.objections.toAnswer(tx);
  }
}

const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

/** Shanghai keeps one offset all year. */
function shanghaiDay(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10);
}
