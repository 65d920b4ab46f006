import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { RUNTIME_DATA_SOURCE } from '../../../platform/database/runtime-data-source';
import { runStatement } from '../../../platform/database/statement';

/** The key that signs the cookies of known devices; it never leaves the database but to sign. */
@Injectable()
export class DeviceSecret {
  constructor(@Inject(RUNTIME_DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** One key for all processes: the first to ask makes it. */
  async read(): Promise<Buffer> {
    await runStatement(this.dataSource, {
      name: 'identity.secret.make',
      text: `INSERT INTO identity_secret (name, value) VALUES ('device', $1) ON CONFLICT (name) DO NOTHING`,
      values: [randomBytes(32)],
    });
    const [row] = await runStatement<{ value: Buffer }>(this.dataSource, {
      name: 'identity.secret.read',
      text: `SELECT value FROM identity_secret WHERE name = 'device'`,
      values: [],
    });
    return row!.value;
  }
}
