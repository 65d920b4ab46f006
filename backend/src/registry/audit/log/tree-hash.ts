import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The hashes of RFC 6962: leaves and nodes are told apart by the byte before them. */
export const leafHash = (bytes: Buffer): Buffer => createHash('sha256').update(LEAF).update(bytes).digest();

export const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** The root of a tree without leaves. */
export const EMPTY_ROOT = createHash('sha256').digest();
