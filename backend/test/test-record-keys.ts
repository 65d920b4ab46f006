import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordKeys } from '../src/platform/record/record-keys';

/** Keys of the record for specs that make a unit of work by themselves. */
export function testRecordKeys(): RecordKeys {
  return new RecordKeys(join(mkdtempSync(join(tmpdir(), 'zeren-keys-')), 'audit-keys.json'));
}
