import { Injectable } from '@nestjs/common';
import { handoverRefusals } from '@zeren/domain/cycle/handover/handover-refusals';
import { readElectionSheet } from '@zeren/domain/cycle/handover/election-sheet';
import type { ElectionRow } from '@zeren/domain/cycle/handover/election-sheet';
import { permissionMissing } from '@zeren/domain/registry/access/access-refusals';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refused } from '../../platform/refused';
import { unchanged } from '../../platform/unchanged';
import { OrganizationReads, TenureCommands } from '../../registry/organizations';
import type { HolderRow, NewTenure } from '../../registry/organizations';
import type { ElectionSheetDto } from './dto/handover-batch.dto';
import { HandoverBatchesRepository } from './handover-batches.repository';
import type { BatchPost, BatchRecord } from './handover-batches.repository';
import { HandoverBatchSight } from './handover-batch-sight';

/** A sheet with what is known of its posts today. */
interface ReadSheet {
  readonly batch: BatchRecord;
  readonly rows: readonly ElectionRow[];
  readonly holders: ReadonlyMap<string, HolderRow>;
}

/** The result of an election, from a pasted table to tenures that end and begin. Handovers follow from their news. */
@Injectable()
export class HandoverElectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: HandoverBatchesRepository,
    private readonly sight: HandoverBatchSight,
    private readonly organizations: OrganizationReads,
    private readonly tenures: TenureCommands,
  ) {}

  /** What a table would do; changes nothing. */
  check(actor: Actor, batchId: string, text: string): Promise<ElectionSheetDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { rows, batch } = await this.read(tx, batchId, text);
      return sheetView(rows, batch.version);
    });
  }

  /** Ends and begins the tenures of a table without faults, all in one transaction or none. */
  apply(actor: Actor, batchId: string, version: number, text: string): Promise<ElectionSheetDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      const { batch, rows, holders } = await this.read(tx, batchId, text);
      await this.requireTenures(tx, batch);
      unchanged(await this.batches.nextVersion(tx, batchId, version));
      const count = rows.filter(({ outcome }) => outcome === null).length;
      if (count > 0 || rows.length === 0) {
        throw new Refused(
          handoverRefusals['handover-batch.sheet-faulty']({ field: 'text', parameters: { count } }),
        );
      }
      const kept = rows.filter(({ outcome }) => outcome === 'kept');
      await this.batches.addPosts(tx, batchId, [
        ...kept.map(({ postId }) => ({ postId: postId!, causeTenureId: null, wasVacant: false })),
        ...(await this.elect(
          tx,
          batch,
          rows.filter(({ outcome }) => outcome === 'change'),
          holders,
        )),
      ]);
      const view = sheetView(rows, version + 1);
      tx.audit({
        action: 'handover-batch.apply',
        subject: { kind: 'handover-batch', id: batchId },
        after: { changed: view.changes, kept: view.kept },
      });
      return view;
    });
  }

  /** Whoever holds a post leaves it on the day before; the same person under another kind hands nothing over. */
  private async elect(
    tx: WriteTx,
    batch: BatchRecord,
    rows: readonly ElectionRow[],
    holders: ReadonlyMap<string, HolderRow>,
  ): Promise<BatchPost[]> {
    const leaving = rows.map(({ postId }) => {
      const holder = holders.get(postId!);
      return holder && !holder.asHead ? holder : undefined;
    });
    const leavingIds = leaving.flatMap((holder) => holder?.tenureId ?? []);
    const versions = new Map(
      (await this.organizations.tenures(tx, leavingIds)).map(({ tenureId, version }) => [tenureId, version]),
    );
    const appointed = await this.tenures.appointAll(
      tx,
      rows.map(({ postId, personId, kind, startsOn }, index) => ({
        postId: postId!,
        personId: personId!,
        kind,
        startsOn,
        endsOn: null,
        startNote: batch.name,
        replaces: replacesOf(leaving[index], versions),
      })),
      ({ zh, en }, { postId }) => {
        const { line } = rows.find((row) => row.postId === postId)!;
        const parameters = { line, zh, en };
        return handoverRefusals['handover-batch.line-refused']({ field: 'text', parameters });
      },
    );
    return appointed.map(({ id, postId, personId }, index) => {
      const left = leaving[index];
      const causeTenureId = left === undefined ? id : left.personId === personId ? null : left.tenureId;
      return { postId, causeTenureId, wasVacant: left === undefined };
    });
  }

  private async read(tx: ReadTx, batchId: string, text: string): Promise<ReadSheet> {
    const batch = await this.sight.require(tx, batchId);
    const organizations = await this.organizations.subtree(tx, batch.organizationId);
    const posts = await this.organizations.postsOf(
      tx,
      organizations.map(({ id }) => id),
    );
    const holders = await this.organizations.holders(
      tx,
      posts.map(({ id }) => id),
      tx.today,
    );
    const cells = [...new Set(text.split(/[\t,，\r\n]+/).map((cell) => cell.trim()))];
    const people = await this.organizations.peopleCalled(tx, cells);
    const known = {
      posts: posts.map((post) => {
        const holder = holders.get(post.id);
        const own = holder && !holder.asHead ? holder : undefined;
        return {
          postId: post.id,
          title: post.title,
          kind: post.kind,
          organizationName: post.organizationName,
          holderPersonId: own?.personId ?? null,
          holderName: own?.personName ?? null,
          holderKind: own?.kind ?? null,
        };
      }),
      people: people.map(({ id, code, name }) => ({ personId: id, code, name })),
    };
    return { batch, rows: readElectionSheet(text, known, batch.electedOn), holders };
  }

  /** The act needs a second permission where the batch lies: whoever leads handovers need not appoint. */
  private async requireTenures(tx: ReadTx, { organizationId }: BatchRecord): Promise<void> {
    const roots = tx.actor.permissions.get('tenures.manage') ?? [];
    const within =
      roots.length > 0 && (await this.organizations.within(tx, [organizationId], roots)).size > 0;
    if (!within) throw new Refused(permissionMissing('tenures.manage'));
  }
}

function replacesOf(
  holder: HolderRow | undefined,
  versions: ReadonlyMap<string, number>,
): NewTenure['replaces'] {
  if (!holder) return [];
  const { tenureId } = holder;
  return [{ tenureId, version: versions.get(tenureId)!, endReason: '换届', endNote: null }];
}

function sheetView(rows: readonly ElectionRow[], version: number): ElectionSheetDto {
  return {
    rows: rows.map(({ line, organization, post, person, kind, startsOn, holderName, outcome, fault }) => ({
      line,
      organization,
      post,
      person,
      kind,
      startsOn,
      holderName,
      outcome,
      fault,
    })),
    changes: rows.filter(({ outcome }) => outcome === 'change').length,
    kept: rows.filter(({ outcome }) => outcome === 'kept').length,
    faults: rows.filter(({ outcome }) => outcome === null).length,
    version,
  };
}
