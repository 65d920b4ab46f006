import { Injectable } from '@nestjs/common';
import { RecordKeys } from '../../../platform/record/record-keys';
import { noteKeyOf, readNoteKey } from './note-signing';
import type { NoteKey } from './note-signing';

/** The keys that checkpoints of this installation are checked with, and the names of its logs. */
@Injectable()
export class LogKeys {
  constructor(private readonly keys: RecordKeys) {}

  /** The key in use, then those that were used before it. */
  get all(): NoteKey[] {
    const { name, publicKey, formerKeys } = this.keys;
    return [noteKeyOf(name, publicKey), ...formerKeys.map(readNoteKey)];
  }

  originOf(districtId: string): string {
    return `${this.keys.name}/${districtId}`;
  }
}
