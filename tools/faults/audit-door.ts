// The built back end as the audit suites use it: `backend/src/registry/audit/index.ts` has the shape.
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type pg from 'pg';

/** One thing that is not as it was recorded and signed. */
export interface Finding {
  readonly code: string;
  readonly entryId: string | null;
  readonly subjectId: string | null;
  readonly index: number | null;
  readonly en: string;
}

export interface SealedTable {
  readonly table: string;
  readonly id: string;
  readonly derived: readonly string[];
}

export interface SealedKind {
  readonly kind: string;
  readonly rows: string;
  readonly tables: readonly SealedTable[];
}

interface Tree {
  add(leaf: Buffer, completed?: (subtree: { height: number; index: number }, hash: Buffer) => void): void;
}

interface AuditDoor {
  readonly readNoteKey: (text: string) => object;
  readonly recordedEntry: string;
  readonly leafOf: (entry: object) => Buffer;
  readonly nodeHash: (left: Buffer, right: Buffer) => Buffer;
  verifyRecord(
    client: pg.Client,
    options: {
      keys: readonly object[];
      kept: readonly string[];
      entryKeys: readonly Buffer[];
      sealedKinds: readonly SealedKind[];
      at?: string;
      onFinding: (finding: Finding) => void;
    },
  ): Promise<{ entries: number; sealedRows: number; kept: number }[]>;
}

/** Where the built back end lies. */
export const BUILD = path.resolve(process.env.BUILD_DIR ?? path.resolve(import.meta.dirname, '../../dist'));
const load = createRequire(path.join(BUILD, 'backend/src/app.module.js'));

export const audit = load('./registry/audit/index.js') as AuditDoor;
export const sealedKinds = (load('./sealed-kinds.js') as { SEALED_KINDS: readonly SealedKind[] })
  .SEALED_KINDS;
export const createTree = (): Tree => {
  const { GrowingTree } = load('@zeren/domain/registry/audit/merkle-tree') as {
    GrowingTree: new (join: AuditDoor['nodeHash']) => Tree;
  };
  return new GrowingTree(audit.nodeHash);
};
