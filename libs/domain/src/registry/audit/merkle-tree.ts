// The tree of RFC 6962 (RFC 9162, section 2.1): which subtrees make up a tree or a proof, and what a proof proves. The
// hash is the caller's. Indexes are whole numbers up to 2^53, so nothing here may shift bits.

/** Hash of an inner node of the hashes of its two sides. */
export type Join<H> = (left: H, right: H) => H;

/** The leaves from `from` up to but not including `to`. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** A complete subtree: 2^height leaves, the first of them at index · 2^height. */
export interface Subtree {
  readonly height: number;
  readonly index: number;
}

/** The complete subtrees of a range of a tree, from left to right, each smaller than the one before. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let start = from; start < to;) {
    const height = largestPower(to - start);
    subtrees.push({ height, index: start / 2 ** height });
    start += 2 ** height;
  }
  return subtrees;
}

/** The hash over subtrees that {@link subtreesOf} named. */
export function joinSubtrees<H>(hashes: readonly H[], join: Join<H>): H {
  return hashes.reduceRight((right, left) => join(left, right));
}

/** What proves that the leaf at `index` is in the tree of `size` leaves: the hashes of these ranges, in this order. */
export function inclusionProof(index: number, size: number): LeafRange[] {
  const path: LeafRange[] = [];
  for (let range = { from: 0, to: size }; range.to - range.from > 1;) {
    const middle = range.from + widthOfLeft(range.to - range.from);
    const [left, right] = [
      { from: range.from, to: middle },
      { from: middle, to: range.to },
    ];
    path.unshift(index < middle ? right : left);
    range = index < middle ? left : right;
  }
  return path;
}

/** What proves that the tree of `newer` leaves begins with the tree of `older` leaves, in this order. */
export function consistencyProof(older: number, newer: number): LeafRange[] {
  const path: LeafRange[] = [];
  let range: LeafRange = { from: 0, to: newer };
  let whole = true;
  while (range.to !== older) {
    const middle = range.from + widthOfLeft(range.to - range.from);
    if (older <= middle) {
      path.unshift({ from: middle, to: range.to });
      range = { from: range.from, to: middle };
    } else {
      path.unshift({ from: range.from, to: middle });
      range = { from: middle, to: range.to };
      whole = false;
    }
  }
  return whole ? path : [range, ...path];
}

/** The root that a tree has in which this leaf stands at this index; undefined when the proof has a wrong length. */
export function rootByInclusion<H>(
  leaf: H,
  index: number,
  size: number,
  proof: readonly H[],
  join: Join<H>,
): H | undefined {
  const path = index < size ? inclusionProof(index, size) : undefined;
  if (path?.length !== proof.length) return undefined;
  return path.reduce((hash, { from }, at) => {
    const sibling = proof[at]!;
    return from < index ? join(sibling, hash) : join(hash, sibling);
  }, leaf);
}

/** The roots of the older and of the newer tree that a proof is one of; undefined when it has a wrong length. */
export function rootsByConsistency<H>(
  older: number,
  newer: number,
  olderRoot: H,
  proof: readonly H[],
  join: Join<H>,
): { readonly older: H; readonly newer: H } | undefined {
  if (older < 1 || older > newer) return undefined;
  const path = consistencyProof(older, newer);
  if (path.length !== proof.length) return undefined;
  // A power of two is a subtree of the newer tree itself, and so left out of its own proof.
  const begins = path[0] !== undefined && path[0].to === older;
  const first = begins ? proof[0]! : olderRoot;
  let [olderHash, newerHash] = [first, first];
  for (let at = begins ? 1 : 0; at < path.length; at += 1) {
    const sibling = proof[at]!;
    if (path[at]!.from < older) {
      olderHash = join(sibling, olderHash);
      newerHash = join(sibling, newerHash);
    } else {
      newerHash = join(newerHash, sibling);
    }
  }
  return { older: olderHash, newer: newerHash };
}

/** The largest power of two below the number of leaves: how many stand on the left side of a node. */
function widthOfLeft(leaves: number): number {
  return 2 ** largestPower(leaves - 1);
}

/** The largest exponent of two that is not above a number; logarithms round up from about 2^48 on. */
function largestPower(number: number): number {
  let exponent = 0;
  while (2 ** (exponent + 1) <= number) exponent += 1;
  return exponent;
}

/** A tree that leaves are added to, by the hashes of its complete subtrees only. */
export class GrowingTree<H> {
  private readonly peaks: { readonly height: number; readonly hash: H }[];

  /** `peaks` are the hashes of the subtrees that {@link subtreesOf} names for the first `size` leaves. */
  constructor(
    private readonly join: Join<H>,
    private leaves = 0,
    peaks: readonly H[] = [],
  ) {
    this.peaks = subtreesOf({ from: 0, to: leaves }).map(({ height }, at) => ({ height, hash: peaks[at]! }));
  }

  get size(): number {
    return this.leaves;
  }

  /** Adds a leaf; `completed` is told of every subtree that it completes. */
  add(leaf: H, completed: (subtree: Subtree, hash: H) => void = () => undefined): void {
    let node = { height: 0, hash: leaf };
    this.leaves += 1;
    for (let left = this.peaks.at(-1); left?.height === node.height; left = this.peaks.at(-1)) {
      this.peaks.pop();
      node = { height: node.height + 1, hash: this.join(left.hash, node.hash) };
      completed({ height: node.height, index: this.leaves / 2 ** node.height - 1 }, node.hash);
    }
    this.peaks.push(node);
  }

  /** Undefined for a tree without leaves: its root is the caller's to know. */
  get root(): H | undefined {
    if (this.peaks.length === 0) return undefined;
    return joinSubtrees(
      this.peaks.map(({ hash }) => hash),
      this.join,
    );
  }
}
