import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import { ResponsibilityReads } from '../responsibility';
import type { DutyRowDto } from './dto/duty.dto';
import type { DutyRecord } from './duty-record';
import { DutyGraceRepository } from './duty-grace.repository';
import type { PostGrace } from './duty-grace.repository';
import { DutyRowsRepository } from './duty-rows.repository';
import { DutyViews } from './duty-views';

/** What other rooms read of duties. They see to it that whoever asks may see what they ask for. */
@Injectable()
export class DutyReads {
  constructor(
    private readonly repository: DutyRowsRepository,
    private readonly views: DutyViews,
    private readonly lists: ResponsibilityReads,
    private readonly graces: DutyGraceRepository,
  ) {}

  /** Duties as stored, by due date. */
  duties(tx: ReadTx, ids: readonly string[]): Promise<DutyRecord[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.repository.byIds(tx, ids);
  }

  /** The duties that a list was dated into. */
  async ofList(tx: ReadTx, listId: string): Promise<DutyRecord[]> {
    const found = await this.lists.listWithItems(tx, listId);
    return found
      ? this.repository.ofItems(
          tx,
          found.items.map(({ id }) => id),
        )
      : [];
  }

  /** What posts still have to do, by due date. */
  openOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<DutyRecord[]> {
    return this.repository.openOfPosts(tx, postIds);
  }

  /** The graces of posts after an election: they hold for whatever falls due there, in other rooms too. */
  gracesOfPosts(tx: ReadTx, postIds: readonly string[]): Promise<PostGrace[]> {
    return postIds.length === 0 ? Promise.resolve([]) : this.graces.graces(tx, postIds, null);
  }

  /** Every grace in sight that ends after this day. */
  gracesAfter(tx: ReadTx, day: string): Promise<PostGrace[]> {
    return this.graces.graces(tx, null, day);
  }

  /** Duties as people are shown them, in the order of `ids`. */
  async rows(tx: ReadTx, ids: readonly string[]): Promise<DutyRowDto[]> {
    const rows = new Map((await this.views.rows(tx, await this.duties(tx, ids))).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }
}
