import { Injectable } from '@nestjs/common';
import { joinSubtrees, subtreesOf } from '@zeren/domain/registry/audit/merkle-tree';
import type { LeafRange, Subtree } from '@zeren/domain/registry/audit/merkle-tree';
import type { ReadTx } from '../../../platform/database/transaction';
import { LogRepository } from './log.repository';
import { nodeHash } from './tree-hash';

/** Of every subtree whose height is a multiple of this the hash is stored. */
export const STORED_HEIGHT = 8;

/** A log is not what was signed of it: nothing more of it is signed. */
export class LogBroken extends Error {}

/** Hashes of a district's tree, from the stored ones next below each. */
@Injectable()
export class LogTree {
  constructor(private readonly repository: LogRepository) {}

  /** The hashes of complete subtrees, in their order. */
  async subtrees(tx: ReadTx, wanted: readonly Subtree[]): Promise<Buffer[]> {
    const parts = wanted.map(({ height, index }) => {
      const below = height - (height % STORED_HEIGHT);
      const width = 2 ** (height - below);
      return { height: below, from: index * width, to: (index + 1) * width };
    });
    const stored = await this.repository.hashes(tx, parts);
    return parts.map(({ height, from, to }) => {
      let row: Buffer[] = [];
      for (let index = from; index < to; index += 1) {
        const hash = stored.get(`${height} ${index}`);
        if (!hash)
          throw new LogBroken(`The log of ${tx.districtId} has no node ${index} at height ${height}.`);
        row.push(hash);
      }
      while (row.length > 1) row = pairs(row);
      return row[0]!;
    });
  }

  /** The hashes over ranges of leaves, as proofs ask for them. */
  async ranges(tx: ReadTx, ranges: readonly LeafRange[]): Promise<Buffer[]> {
    const parts = ranges.map(subtreesOf);
    const hashes = await this.subtrees(tx, parts.flat());
    return parts.map(({ length }) => joinSubtrees(hashes.splice(0, length), nodeHash));
  }

  /** The hashes of the complete subtrees of the first `size` leaves: what a tree grows on from. */
  peaks(tx: ReadTx, size: number): Promise<Buffer[]> {
    return this.subtrees(tx, subtreesOf({ from: 0, to: size }));
  }
}

function pairs(row: readonly Buffer[]): Buffer[] {
  return Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[2 * at]!, row[2 * at + 1]!));
}
