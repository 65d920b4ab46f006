import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/actor';
import type { WriteTx } from '../../../platform/database/transaction';
import { EntryRepository } from './entry.repository';
import { onAccounts } from '../../identity';
import type { AuditFilterQuery } from './dto/entry-query.dto';

/** A look is told of in the installation's own district, whichever county the auditor works in; it answers no retry. */
export const looking = (actor: Actor): Actor => ({ ...onAccounts(actor), request: { id: actor.request.id } });

/** Looks into the record are in it too: each look once an hour, for turning a page is no new look. Exports always. */
@Injectable()
export class Looks {
  constructor(private readonly repository: EntryRepository) {}

  async searched(tx: WriteTx, filter: AuditFilterQuery): Promise<void> {
    const subject = { kind: 'audit-record', id: tx.districtId };
    const after = { filter: plain(filter) };
    if (await this.repository.doneLately(tx, 'audit-record.search', subject.id, after)) return;
    tx.audit({ action: 'audit-record.search', subject, after });
  }

  async opened(tx: WriteTx, entry: { readonly id: string; readonly districtId: string }): Promise<void> {
    const subject = { kind: 'audit-record', id: entry.id };
    const after = { districtId: entry.districtId };
    if (await this.repository.doneLately(tx, 'audit-record.open', subject.id, after)) return;
    tx.audit({ action: 'audit-record.open', subject, after });
  }

  /** Somebody has read a district's log again to its end, or to the first thing that is not as it was signed. */
  verified(
    tx: WriteTx,
    { districtId, ...result }: { districtId: string; entries: number; finding: string | null },
  ): void {
    tx.audit({ action: 'audit-log.verify', subject: { kind: 'district', id: districtId }, after: result });
  }

  exported(tx: WriteTx, filter: AuditFilterQuery, entries: number): void {
    const subject = { kind: 'audit-record', id: tx.districtId };
    tx.audit({ action: 'audit-record.export', subject, after: { filter: plain(filter), entries } });
  }
}

/** Without what was not asked for. */
const plain = (filter: AuditFilterQuery): object => JSON.parse(JSON.stringify(filter)) as object;
