import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../../platform/database/runtime-data-source';
import type { ReadTx, WriteTx } from '../../platform/database/transaction';
import { District } from './district.entity';

/** A district to be opened: where a county's data is kept apart from every other's. */
export interface NewDistrict {
  readonly kind: 'county' | 'city' | 'province';
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Which districts there are: what jobs ask before they enter one after another. */
@Injectable()
export class DistrictsRepository {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Opens the district of the transaction's actor. */
  async open(tx: WriteTx, { kind, nameZh, nameEn }: NewDistrict): Promise<void> {
    const createdAt = new Date(tx.now);
    await tx.manager.insert(District, { id: tx.districtId, kind, nameZh, nameEn, createdAt });
  }

  /** The districts of this kind that bear the name. */
  async named(tx: ReadTx, kind: NewDistrict['kind'], nameZh: string): Promise<string[]> {
    const rows = await tx.sql<{ id: string }>(
      'organizations.districts-named',
      `SELECT id FROM district WHERE kind = $1 AND name_zh = $2 ORDER BY created_at`,
      [kind, nameZh],
    );
    return rows.map(({ id }) => id);
  }

  all(): Promise<string[]> {
    return this.ids(`SELECT id FROM district ORDER BY id`);
  }

  /** All but the installation's own, which has no organisations. */
  withOrganizations(): Promise<string[]> {
    return this.ids(`SELECT id FROM district WHERE kind <> 'installation' ORDER BY id`);
  }

  /** Where a tenure starts or ends by today and was not told of. */
  withTenureNews(): Promise<string[]> {
    return this.ids(
      `SELECT DISTINCT district_id AS id
       FROM tenure, (SELECT (clock_now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today
       WHERE (phase = 'ahead' AND starts_on <= day) OR (phase = 'running' AND ends_on < day)`,
    );
  }

  /** The hour of the day in Asia/Shanghai. */
  async hour(): Promise<number> {
    const [clock] = await this.dataSource.query<{ hour: number }[]>(
      `SELECT extract(hour FROM clock_now() AT TIME ZONE 'Asia/Shanghai')::int AS hour`,
    );
    return clock!.hour;
  }

  private async ids(text: string): Promise<string[]> {
    return (await this.dataSource.query<{ id: string }[]>(text)).map(({ id }) => id);
  }
}
