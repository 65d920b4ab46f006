import { Injectable } from '@nestjs/common';
import type { ImportFault, ImportMode } from '@zeren/domain/platform/import-fault';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx, WriteTx } from '../database/transaction';
import { Refused } from '../refused';
import { unchanged } from '../unchanged';
import { uuidv7 } from '../uuid';
import type { ImportRunDto } from './import-run.dto';

/** A dry run to be kept: what was read, and what was found in it. */
export interface NewImportRun<Content extends object> {
  readonly kind: string;
  readonly fileName: string;
  readonly storageKey: string;
  readonly sha256: Buffer;
  readonly summary: Readonly<Record<string, number>>;
  readonly faults: readonly ImportFault[];
  /** The rows as read, for applying them later without reading the file again. */
  readonly content: Content;
  readonly canApply: boolean;
}

/** An uploaded file that is to be checked; `content` is what its room needs for that. */
export type UncheckedFile<Content extends object> = Omit<
  NewImportRun<Content>,
  'summary' | 'faults' | 'canApply'
>;

/** A kept run with its content. */
export interface ImportRunRow<Content extends object> extends ImportRunDto {
  readonly storageKey: string;
  readonly content: Content;
}

interface StoredRow {
  id: string;
  kind: string;
  state: ImportRunDto['state'];
  fileName: string;
  storageKey: string;
  version: number;
  summary: Record<string, number>;
  faults: ImportFault[];
  canApply: boolean;
  rowsDone: number;
  rows?: object;
  createdAt: Date;
  appliedAt: Date | null;
}

const FACTS = `id, kind, state, file_name AS "fileName", storage_key AS "storageKey", version, summary,
               (content -> 'canApply')::boolean AS "canApply", rows_done AS "rowsDone", created_at AS "createdAt", applied_at AS "appliedAt"`;
const COLUMNS = `${FACTS}, faults`;
const ROWS = `, content -> 'rows' AS rows`;

/** Keeps dry runs of imports for every room that imports. A run belongs to the account that uploaded it. */
@Injectable()
export class ImportRunRepository {
  /** Keeps a dry run; the record gets one entry for it. */
  async add<Content extends object>(tx: WriteTx, run: NewImportRun<Content>): Promise<ImportRunDto> {
    const { kind, fileName, sha256, summary } = run;
    const id = await this.insert(tx, run, 'checked');
    const after = { kind, fileName, sha256: sha256.toString('hex'), summary };
    tx.audit({ action: 'import.check', subject: { kind: 'import-run', id }, after });
    return (await this.find(tx, kind, id))!;
  }

  /** Keeps an uploaded file that a job is to check, at once or when somebody has said which column is what. */
  async addUnchecked<Content extends object>(
    tx: WriteTx,
    file: UncheckedFile<Content>,
    state: 'mapping' | 'checking' = 'checking',
  ): Promise<ImportRunDto> {
    const { kind, fileName, sha256 } = file;
    const id = await this.insert(tx, { ...file, summary: {}, faults: [], canApply: false }, state);
    const after = { kind, fileName, sha256: sha256.toString('hex') };
    tx.audit({ action: 'import.upload', subject: { kind: 'import-run', id }, after });
    return (await this.find(tx, kind, id))!;
  }

  private async insert<Content extends object>(
    tx: WriteTx,
    run: NewImportRun<Content>,
    state: 'mapping' | 'checking' | 'checked',
  ): Promise<string> {
    const id = uuidv7();
    await tx.change(
      'imports.add',
      `INSERT INTO import_run (district_id, id, kind, state, file_name, storage_key, sha256, summary, faults, content,
                               created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10::jsonb, $11, $12)`,
      [
        tx.districtId,
        id,
        run.kind,
        state,
        run.fileName,
        run.storageKey,
        run.sha256,
        JSON.stringify(run.summary),
        JSON.stringify(run.faults),
        JSON.stringify({ rows: run.content, canApply: run.canApply }),
        uploader(tx),
        tx.now,
      ],
    );
    return id;
  }

  /** The run without its content. */
  async find(tx: ReadTx, kind: string, id: string): Promise<ImportRunDto | undefined> {
    const row = await this.load(tx, 'find', kind, id);
    return row && view(row);
  }

  /** The uploader's newest runs of a kind that were applied, without their faults. */
  async recent(tx: ReadTx, kind: string, limit: number): Promise<ImportRunDto[]> {
    const rows = await tx.sql<StoredRow>(
      'imports.recent',
      `SELECT ${FACTS}, '[]'::jsonb AS faults FROM import_run
       WHERE district_id = $1 AND kind = $2 AND created_by = $3 AND state IN ('applied', 'undone')
       ORDER BY id DESC LIMIT $4`,
      [tx.districtId, kind, uploader(tx), limit],
    );
    return rows.map(view);
  }

  /**
   * The run to be applied, or one in other states (to be taken back, to be read anew), locked until the transaction ends.
   * Refuses one that is gone, changed or in another state.
   */
  async claim<Content extends object>(
    tx: WriteTx,
    kind: string,
    id: string,
    version: number,
    ...states: readonly ImportRunDto['state'][]
  ): Promise<ImportRunRow<Content>> {
    const row = await this.load(tx, 'claim', kind, id);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    const wanted = states.length === 0 ? ['checked'] : states;
    if (row.version !== version || !wanted.includes(row.state)) {
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    }
    return { ...view(row), storageKey: row.storageKey, content: row.rows as Content };
  }

  /** What was kept of the file, to be shown. */
  async content<Content extends object>(tx: ReadTx, kind: string, id: string): Promise<Content | undefined> {
    const row = await tx.sqlOne<{ content: Content }>(
      'imports.content',
      `SELECT content -> 'rows' AS content FROM import_run
       WHERE district_id = $1 AND id = $2 AND kind = $3 AND created_by = $4`,
      [tx.districtId, id, kind, uploader(tx)],
    );
    return row?.content;
  }

  /** Sends a claimed run to the job that checks it, with what it holds now; what was found before is forgotten. */
  async sendToCheck(tx: WriteTx, run: ImportRunDto, content: object): Promise<ImportRunDto> {
    const changed = await tx.change(
      'imports.send-to-check',
      `UPDATE import_run
       SET state = 'checking', content = jsonb_build_object('rows', $4::jsonb, 'canApply', false), summary = '{}',
           faults = '[]', rows_done = 0, heard_at = NULL, attempts = 0, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state IN ('mapping', 'checked')`,
      [tx.districtId, run.id, run.version, JSON.stringify(content)],
    );
    unchanged(changed);
    return (await this.find(tx, run.kind, run.id))!;
  }

  /** Sends a claimed run to the job that applies it, in the name of whoever asks. */
  async sendToApply(tx: WriteTx, run: ImportRunDto, mode: ImportMode): Promise<ImportRunDto> {
    const { personId, tenureId } = tx.actor;
    const changed = await tx.change(
      'imports.send-to-apply',
      `UPDATE import_run
       SET state = 'applying', content = content || jsonb_build_object('apply', $4::jsonb), rows_done = 0,
           heard_at = NULL, attempts = 0, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'checked'`,
      [tx.districtId, run.id, run.version, JSON.stringify({ mode, personId, tenureId })],
    );
    unchanged(changed);
    return (await this.find(tx, run.kind, run.id))!;
  }

  /** The run's file, for handing it back with its faults marked. */
  async storageKey(tx: ReadTx, kind: string, id: string): Promise<string | undefined> {
    return (await this.load(tx, 'find', kind, id))?.storageKey;
  }

  /** Marks a claimed run as applied, with what was done. */
  async markApplied(
    tx: WriteTx,
    run: ImportRunDto,
    summary: Readonly<Record<string, number>>,
  ): Promise<ImportRunDto> {
    const changed = await tx.change(
      'imports.mark-applied',
      `UPDATE import_run SET state = 'applied', applied_at = $4, summary = summary || $5::jsonb, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'checked'`,
      [tx.districtId, run.id, run.version, tx.now, JSON.stringify(summary)],
    );
    unchanged(changed);
    return (await this.find(tx, run.kind, run.id))!;
  }

  /** Marks a claimed run as taken back. */
  async markUndone(tx: WriteTx, run: ImportRunDto): Promise<ImportRunDto> {
    const changed = await tx.change(
      'imports.mark-undone',
      `UPDATE import_run SET state = 'undone', version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND state = 'applied'`,
      [tx.districtId, run.id, run.version],
    );
    unchanged(changed);
    return (await this.find(tx, run.kind, run.id))!;
  }

  private load(
    tx: ReadTx,
    purpose: 'find' | 'claim',
    kind: string,
    id: string,
  ): Promise<StoredRow | undefined> {
    const claiming = purpose === 'claim';
    return tx.sqlOne<StoredRow>(
      `imports.${purpose}`,
      `SELECT ${COLUMNS}${claiming ? ROWS : ''} FROM import_run
       WHERE district_id = $1 AND id = $2 AND kind = $3 AND created_by = $4 ${claiming ? 'FOR UPDATE' : ''}`,
      [tx.districtId, id, kind, uploader(tx)],
    );
  }
}

/** Somebody may act for whom there is no account yet; jobs are nobody, and their runs the district's own. */
function uploader(tx: ReadTx): string {
  return tx.actor.accountId ?? tx.actor.personId ?? tx.districtId;
}

function view(row: StoredRow): ImportRunDto {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    fileName: row.fileName,
    version: row.version,
    summary: row.summary,
    faults: row.faults,
    canApply: row.state === 'checked' && row.canApply,
    rowsDone: row.rowsDone,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
  };
}
