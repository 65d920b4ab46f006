import { Injectable } from '@nestjs/common';
import { notYetListed, sheetOrder } from '@zeren/domain/cycle/handover/sheet-order';
import type { PostMatter } from '@zeren/domain/registry/organizations/post-matter';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { PostMattersBook } from '../../registry/organizations';
import { HandoverItemsRepository } from './handover-items.repository';
import type { HandoverRecord, ItemRecord } from './handover-record';

/** The list that goes with a post: gathered from every room, kept until it is signed, and what was signed. */
@Injectable()
export class HandoverSheetService {
  constructor(
    private readonly book: PostMattersBook,
    private readonly items: HandoverItemsRepository,
  ) {}

  /** Everything that goes with the post now, in the order of the sheet. */
  async matters(tx: ReadTx, handover: HandoverRecord): Promise<PostMatter[]> {
    const { postId, organizationId, outgoingPersonId, cause } = handover;
    // A head who hands on what was looked after leaves nothing of their own behind.
    const personId = cause === 'tenure-ended' ? outgoingPersonId : null;
    return sheetOrder(await this.book.ofPost(tx, { postId, organizationId, personId }));
  }

  /** Gathers the list, for the first time or anew. */
  async gather(tx: WriteTx, handover: HandoverRecord): Promise<void> {
    await this.items.replace(tx, handover.id, await this.matters(tx, handover));
  }

  /** How many matters have come up since the list was gathered. */
  async comeUpSince(tx: ReadTx, handover: HandoverRecord): Promise<number> {
    const matters = await this.matters(tx, handover);
    return notYetListed(matters, await this.items.of(tx, handover.id)).length;
  }

  /** The digest of what is signed: every line as it stands. Lines that came late are of no signature before them. */
  digest(items: readonly ItemRecord[]): Buffer {
    const lines = items.map(({ addedAt, overdue, ...line }) => ({
      ...line,
      addedAt: addedAt.toISOString(),
      overdue: overdue.map((share) => ({ ...share })),
    }));
    return createHash('sha256').update(canonicalize(lines)!).digest();
  }
}
