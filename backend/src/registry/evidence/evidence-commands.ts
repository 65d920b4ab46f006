import { Inject, Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { cleanFileName, downloadName, evidenceKindOf } from '@zeren/domain/registry/evidence/evidence-kinds';
import { guessEvidenceKind } from '@zeren/domain/registry/evidence/evidence-facts';
import type { PreviewBlock } from '@zeren/domain/registry/evidence/preview';
import { evidenceRefusals } from '@zeren/domain/registry/evidence/evidence-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../../platform/actor';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { contentDisposition } from '../../platform/http/content-disposition';
import { Refused } from '../../platform/refused';
import { ScanUnavailable, VIRUS_SCAN } from '../../platform/scan/virus-scan';
import type { VirusScan } from '../../platform/scan/virus-scan';
import { Storage } from '../../platform/storage/storage';
import { uuidv7 } from '../../platform/uuid';
import { CatalogueReads } from '../catalogues';
import type { DescribeEvidenceBody } from './dto/describe-evidence.dto';
import type { EvidenceViewDto } from './dto/evidence-view.dto';
import { EvidenceViews } from './evidence-views';
import { EvidenceRepository } from './evidence.repository';
import type { ActedOn, EvidenceRow, EvidenceSubject } from './evidence.repository';
import { InspectionsRepository } from './inspection/inspections.repository';
import { withSpooled } from './spool';
import type { Upload } from './spool';

const MEGABYTE = 1024 * 1024;

/** Bytes that are kept, and are to become evidence of a subject. */
export interface StoredUpload {
  readonly organizationId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly capturedAt: string | null;
}

/** What was linked, and whether the subject carried it already. */
export interface LinkedEvidence {
  readonly view: EvidenceViewDto;
  readonly added: boolean;
}

/** A piece of evidence on its way out, with the headers that keep a browser from running it. */
export interface OpenedEvidence {
  readonly headers: Readonly<Record<string, string>>;
  /** Asked for after the opening is recorded and committed. */
  read(): Promise<Readable>;
}

/** Keeps a browser from running what it is handed, and from keeping it: every look is a recorded opening. */
const HELD_DOWN = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, no-store',
} as const;

/** What other rooms do with evidence. They decide who may; this room keeps what it is and who opened it. */
@Injectable()
export class EvidenceCommands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: EvidenceRepository,
    private readonly views: EvidenceViews,
    private readonly catalogues: CatalogueReads,
    private readonly inspections: InspectionsRepository,
    private readonly storage: Storage,
    @Inject(VIRUS_SCAN) private readonly virusScan: VirusScan,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Takes the bytes, before and outside any transaction that links them: a slow phone holds no lock. Bytes that the same
   * organisation uploaded before are kept once. When no link follows, the object is an orphan that proves nothing.
   */
  store(actor: Actor, organizationId: string, upload: Upload): Promise<StoredUpload> {
    return withSpooled(upload, async (file) => {
      await this.requireClean(file.path);
      const same = await this.unitOfWork.read(actor, (tx) =>
        this.repository.sameBytes(tx, organizationId, file.sha256),
      );
      if (same.length === 0) {
        await this.unitOfWork.read(actor, (tx) => this.requireRoom(tx, organizationId, file.size));
      }
      const storageKey = same[0]?.storageKey ?? (await this.storage.put(createReadStream(file.path))).key;
      const { size, sha256, mediaType, capturedAt } = file;
      return {
        organizationId,
        fileName: cleanFileName(upload.fileName),
        mediaType,
        size,
        sha256,
        storageKey,
        capturedAt,
      };
    });
  }

  /** Whether the organisation may keep so many bytes more. */
  async requireRoom(tx: ReadTx, organizationId: string, bytes: number): Promise<void> {
    const quota = this.configuration.EVIDENCE_QUOTA_MB;
    if (quota === 0) return;
    const used = await this.repository.bytesOf(tx, organizationId);
    if (used + bytes <= quota * MEGABYTE) return;
    const parameters = { used: Math.round(used / MEGABYTE), quota };
    throw new Refused(evidenceRefusals['evidence.quota-full']({ field: 'file', parameters }));
  }

  private async requireClean(path: string): Promise<void> {
    const verdict = await this.virusScan.scan(path).catch((error: unknown) => {
      if (!(error instanceof ScanUnavailable)) throw error;
      throw new Refused(evidenceRefusals['evidence.scan-unavailable']());
    });
    if (verdict === 'found') throw new Refused(evidenceRefusals['evidence.infected']({ field: 'file' }));
  }

  /** Makes stored bytes evidence of a subject. The same bytes twice on one subject stay one piece. */
  async attach(tx: WriteTx, upload: StoredUpload, acted: ActedOn): Promise<LinkedEvidence> {
    const { subject, inStead } = partsOf(acted);
    const carried = (await this.repository.ofSubject(tx, subject)).find(
      (row) => row.sha256 === upload.sha256,
    );
    if (carried) return { view: await this.view(tx, carried), added: false };
    const id = uuidv7();
    await this.repository.insert(tx, {
      id,
      ...upload,
      kindCode: guessEvidenceKind(upload.fileName, upload.mediaType),
      uploadedByTenureId: tx.actor.tenureId,
      inSteadOfTenureId: acted.inSteadOf ?? null,
    });
    await this.inspections.expect(tx, id);
    const { fileName, mediaType, size, sha256 } = upload;
    tx.audit({
      action: 'evidence.upload',
      subject: { kind: 'evidence', id },
      after: {
        ...{ fileName, mediaType, size, sha256, organizationId: upload.organizationId, for: subject },
        ...inStead,
      },
    });
    return this.link(tx, (await this.repository.byId(tx, id))!, acted);
  }

  /** Links what the organisation has already, instead of asking for it again. */
  async linkExisting(
    tx: WriteTx,
    organizationId: string,
    evidenceId: string,
    acted: ActedOn,
  ): Promise<LinkedEvidence> {
    const row = await this.repository.byId(tx, evidenceId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    if (row.organizationId !== organizationId) {
      throw new Refused(evidenceRefusals['evidence.not-of-your-organization']());
    }
    return this.link(tx, row, acted);
  }

  /** Links one piece that the organisation has to many subjects at once: one scan of many signed sheets. */
  async linkToMany(
    tx: WriteTx,
    organizationId: string,
    evidenceId: string,
    kind: string,
    subjectIds: readonly string[],
  ): Promise<void> {
    const row = await this.repository.byId(tx, evidenceId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    if (row.organizationId !== organizationId) {
      throw new Refused(evidenceRefusals['evidence.not-of-your-organization']());
    }
    const links = subjectIds.map((subjectId) => ({ id: uuidv7(), subjectId }));
    for (const id of await this.repository.linkToMany(tx, evidenceId, kind, links)) {
      const after = { evidenceId, sha256: row.sha256 };
      tx.audit({ action: 'evidence.link', subject: { kind, id }, after });
    }
  }

  /**
   * Links what the organisation has already with these bytes, so that they need not be sent again. Only what the actor
   * sees is found: that somebody else has the same is not told.
   */
  async linkSameBytes(
    tx: WriteTx,
    organizationId: string,
    sha256: string,
    acted: ActedOn,
  ): Promise<LinkedEvidence | null> {
    const { subject } = partsOf(acted);
    const carried = (await this.repository.ofSubject(tx, subject)).find((row) => row.sha256 === sha256);
    if (carried) return { view: await this.view(tx, carried), added: false };
    const [known] = await this.repository.sameBytes(tx, organizationId, sha256);
    return known ? this.link(tx, known, acted) : null;
  }

  /** Says what a piece of a subject's evidence is, of which day, from whom, and what it proves there. */
  async describe(
    tx: WriteTx,
    { subject: acted, organizationId }: { subject: ActedOn; organizationId: string },
    evidenceId: string,
    version: number,
    body: DescribeEvidenceBody,
  ): Promise<EvidenceViewDto> {
    const { subject, inStead } = partsOf(acted);
    const row = await this.repository.linked(tx, subject, evidenceId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    if (row.organizationId !== organizationId) {
      throw new Refused(evidenceRefusals['evidence.described-by-its-own']());
    }
    const { kindCode, happenedOn = null, fromWhom, proves } = body;
    const kinds = await this.catalogues.entries(tx, 'evidence-kinds');
    if (!kinds.some(({ code }) => code === kindCode)) {
      throw new Refused(evidenceRefusals['evidence.kind-unknown']({ field: 'kindCode' }));
    }
    if (happenedOn !== null && happenedOn > tx.today) {
      throw new Refused(evidenceRefusals['evidence.day-to-come']({ field: 'happenedOn' }));
    }
    const after = { kindCode, happenedOn, fromWhom: fromWhom?.trim() || null };
    if ((await this.repository.describe(tx, evidenceId, version, after)) === 0) {
      throw new Refused(platformRefusals['request.changed-meanwhile']());
    }
    const said = proves?.trim() || null;
    await this.repository.setProves(tx, subject, evidenceId, said);
    tx.audit({
      action: 'evidence.describe',
      subject: { kind: 'evidence', id: evidenceId },
      before: {
        kindCode: row.kindCode,
        happenedOn: row.happenedOn,
        fromWhom: row.fromWhom,
        proves: row.proves,
      },
      after: { ...after, proves: said, for: subject, ...inStead },
    });
    return this.view(tx, (await this.repository.linked(tx, subject, evidenceId))!);
  }

  /** Records that somebody opened a subject's evidence, and hands it out. Not found when it is not the subject's. */
  async open(tx: WriteTx, subject: EvidenceSubject, evidenceId: string): Promise<OpenedEvidence> {
    const row = await this.repository.linked(tx, subject, evidenceId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    await this.repository.recordOpening(tx, uuidv7(), evidenceId);
    const inline = evidenceKindOf(row.mediaType)?.inline ?? false;
    return {
      headers: {
        'content-type': row.mediaType,
        'content-length': String(row.size),
        'content-disposition': contentDisposition(
          inline ? 'inline' : 'attachment',
          downloadName(row.fileName, row.mediaType),
        ),
        ...HELD_DOWN,
      },
      read: () => this.storage.open(row.storageKey),
    };
  }

  /** The text and tables of a subject's evidence: an opening like any other. Empty when there is nothing to show. */
  async preview(tx: WriteTx, subject: EvidenceSubject, evidenceId: string): Promise<readonly PreviewBlock[]> {
    const row = await this.repository.linked(tx, subject, evidenceId);
    if (!row) throw new Refused(platformRefusals['request.not-found']());
    await this.repository.recordOpening(tx, uuidv7(), evidenceId);
    return (await this.inspections.shown(tx, evidenceId))?.preview ?? [];
  }

  /** The small picture beside the name, a part of the list that somebody sees: no opening. */
  async thumbnail(tx: ReadTx, subject: EvidenceSubject, evidenceId: string): Promise<OpenedEvidence> {
    const row = await this.repository.linked(tx, subject, evidenceId);
    const key = row && (await this.inspections.shown(tx, evidenceId))?.thumbnailKey;
    if (!key) throw new Refused(platformRefusals['request.not-found']());
    return {
      headers: { ...HELD_DOWN, 'content-type': 'image/jpeg', 'content-disposition': 'inline' },
      read: () => this.storage.open(key),
    };
  }

  private async link(tx: WriteTx, row: EvidenceRow, acted: ActedOn): Promise<LinkedEvidence> {
    const { subject, inStead } = partsOf(acted);
    const id = uuidv7();
    const added = (await this.repository.link(tx, id, row.id, subject)) === 1;
    if (added) {
      const after = { evidenceId: row.id, sha256: row.sha256, ...inStead };
      tx.audit({ action: 'evidence.link', subject, after });
    }
    return { view: await this.view(tx, row), added };
  }

  private async view(tx: WriteTx, row: EvidenceRow): Promise<EvidenceViewDto> {
    return (await this.views.of(tx, [row]))[0]!;
  }
}

/** The subject, and what the record says of whose stead it was done in. */
function partsOf({ kind, id, inSteadOf }: ActedOn): { subject: EvidenceSubject; inStead: object } {
  return { subject: { kind, id }, inStead: inSteadOf ? { inSteadOf } : {} };
}
