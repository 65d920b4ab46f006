import { Injectable } from '@nestjs/common';
import type { ImportMode } from '@zeren/domain/platform/import-fault';
import type { Actor } from '../../platform/actor';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import type { ImportRunDto } from '../../platform/imports/import-run.dto';
import { DistrictsRepository } from './districts.repository';
import type { NewDistrict } from './districts.repository';
import { CountyImportService } from './import/county-import.service';

/** What may be done to organisations from outside the room. */
@Injectable()
export class OrganizationCommands {
  constructor(
    private readonly districts: DistrictsRepository,
    private readonly imports: CountyImportService,
  ) {}

  /** Opens the district of the transaction's actor; its first import fills it. */
  async openDistrict(tx: WriteTx, district: NewDistrict): Promise<void> {
    await this.districts.open(tx, district);
    const { kind, nameZh, nameEn } = district;
    const subject = { kind: 'district', id: tx.districtId };
    tx.audit({ action: 'district.open', subject, after: { kind, nameZh, nameEn } });
  }

  /** The districts of this kind that bear the name. */
  districtsNamed(tx: ReadTx, kind: NewDistrict['kind'], nameZh: string): Promise<string[]> {
    return this.districts.named(tx, kind, nameZh);
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
