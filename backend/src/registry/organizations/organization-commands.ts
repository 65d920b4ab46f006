import { Injectable } from '@nestjs/common';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { ImportRunDto } from '../../platform/imports/import-run.dto';
import { District } from './district.entity';
import { CountyImportService } from './import/county-import.service';

/** A district to be opened: where a county's data is kept apart from every other's. */
export interface NewDistrict {
  readonly kind: 'county' | 'city' | 'province';
  readonly nameZh: string;
  readonly nameEn: string;
}

/** What may be done to organisations from outside the room. */
@Injectable()
export class OrganizationCommands {
  constructor(private readonly imports: CountyImportService) {}

  /** Opens the district of the transaction's actor; its first import fills it. */
  async openDistrict(tx: WriteTx, { kind, nameZh, nameEn }: NewDistrict): Promise<void> {
    await tx.manager.insert(District, {
      id: tx.districtId,
      kind,
      nameZh,
      nameEn,
      createdAt: new Date(tx.now),
    });
    const subject = { kind: 'district', id: tx.districtId };
    tx.audit({ action: 'district.open', subject, after: { kind, nameZh, nameEn } });
  }

  /** The districts of this kind that bear the name. */
  async districtsNamed(tx: ReadTx, kind: NewDistrict['kind'], nameZh: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'organizations.districts-named',
      `SELECT id FROM district WHERE kind = $1 AND name_zh = $2 ORDER BY created_at`,
      [kind, nameZh],
    );
    return rows.map(({ id }) => id);
  }

  /** Checks a county workbook and keeps what was found. */
  checkImport(
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
  ): Promise<ImportRunDto> {
    return this.imports.check(actor, file);
  }

  /** Applies a dry run. */
  applyImport(actor: Actor, runId: string, version: number, mode: ImportMode): Promise<ImportRunDto> {
    return this.imports.apply(actor, runId, version, mode);
  }
}
