import { Injectable } from '@nestjs/common';
import { nameForms, nameKeys } from '@zeren/domain/registry/organizations/search/name-keys';
import type { NameCharacter, NameKey } from '@zeren/domain/registry/organizations/search/name-keys';
import type { WriteTx } from '../../../platform/database/transaction';
import { personReadings, placeReadings } from './name-readings';
import { SearchIndexRepository } from './search-index.repository';
import type { NamedSubject, SearchKind } from './search-index.repository';

/** Names written at once: each has some dozens of keys. */
const BATCH = 500;
const MANY_NAMES = 2_000;

/** Keeps what organisations, posts and people are found by in step with what they are called. */
@Injectable()
export class SearchIndex {
  constructor(private readonly repository: SearchIndexRepository) {}

  /** After these were made or renamed. */
  async keep(tx: WriteTx, kind: SearchKind, ids: readonly string[]): Promise<void> {
    await this.index(tx, kind, await this.repository.outdated(tx, kind, ids));
  }

  /** After many were: looks through the whole district. Answers how many names were indexed anew. */
  async keepAll(tx: WriteTx): Promise<number> {
    let count = 0;
    for (const kind of ['organization', 'post', 'person'] as const) {
      const outdated = await this.repository.outdated(tx, kind, null);
      await this.index(tx, kind, outdated);
      count += outdated.length;
    }
    if (count >= MANY_NAMES) await this.repository.renewStatistics(tx);
    return count;
  }

  private async index(tx: WriteTx, kind: SearchKind, subjects: readonly NamedSubject[]): Promise<void> {
    for (let at = 0; at < subjects.length; at += BATCH) {
      const names = subjects.slice(at, at + BATCH).map(({ id, name }) => {
        const parts = name.split('\n').map((part) => readingsOf(kind, part));
        return {
          ...{ id, name, forms: parts.map(nameForms).join('\n') },
          keys: parts.flatMap((part, index) => keysOf(part, index)),
        };
      });
      await this.repository.replace(tx, kind, names);
    }
  }
}

function readingsOf(kind: SearchKind, name: string): NameCharacter[] {
  return kind === 'person' ? personReadings(name) : placeReadings(name);
}

/** Of a code, which follows the name, only the beginning counts. */
function keysOf(name: readonly NameCharacter[], index: number): NameKey[] {
  const keys = nameKeys(name);
  return index === 0 ? keys : keys.filter(({ fromStart }) => fromStart);
}
