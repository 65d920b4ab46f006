import { Injectable } from '@nestjs/common';
import type { NameKey } from '@zeren/domain/registry/organizations/search/name-keys';
import type { WriteTx } from '../../../platform/database/transaction';

export type SearchKind = 'organization' | 'post' | 'person';

/** Something with its name; for an organisation with its code on a second line. */
export interface NamedSubject {
  readonly id: string;
  readonly name: string;
}

/** A name with what it is found by. */
export interface IndexedName extends NamedSubject {
  readonly forms: string;
  readonly keys: readonly NameKey[];
}

const NAME: Readonly<Record<SearchKind, string>> = {
  organization: `t.name_zh || E'\\n' || t.code`,
  post: `t.title`,
  person: `t.name`,
};

/** The tables of keys. */
@Injectable()
export class SearchIndexRepository {
  /** Of these, or of the whole district, those that are called otherwise than they are indexed. */
  outdated(tx: WriteTx, kind: SearchKind, ids: readonly string[] | null): Promise<NamedSubject[]> {
    return tx.sql<NamedSubject>(
      `search.outdated-${kind}`,
      `SELECT t.id, ${NAME[kind]} AS name
       FROM ${kind} t
       LEFT JOIN search_name s ON s.district_id = t.district_id AND s.subject_kind = '${kind}' AND s.subject_id = t.id
       WHERE t.district_id = $1 AND ($2::uuid[] IS NULL OR t.id = ANY($2)) AND s.name IS DISTINCT FROM ${NAME[kind]}
       ORDER BY t.id`,
      [tx.districtId, ids],
    );
  }

  async replace(tx: WriteTx, kind: SearchKind, names: readonly IndexedName[]): Promise<void> {
    const ids = names.map(({ id }) => id);
    await tx.change(
      'search.forget',
      `DELETE FROM search_key WHERE district_id = $1 AND subject_kind = $2 AND subject_id = ANY($3::uuid[])`,
      [tx.districtId, kind, ids],
    );
    await tx.change(
      'search.name',
      `INSERT INTO search_name (district_id, subject_kind, subject_id, name, forms)
       SELECT $1, $2, t.* FROM unnest($3::uuid[], $4::text[], $5::text[]) AS t
       ON CONFLICT (district_id, subject_kind, subject_id) DO UPDATE SET name = excluded.name, forms = excluded.forms`,
      [tx.districtId, kind, ids, names.map(({ name }) => name), names.map(({ forms }) => forms)],
    );
    const keys = names.flatMap(({ id, keys: own }) => own.map((key) => ({ id, ...key })));
    await tx.change(
      'search.keys',
      `INSERT INTO search_key (district_id, subject_kind, subject_id, key, from_start, whole)
       SELECT $1, $2, t.* FROM unnest($3::uuid[], $4::text[], $5::boolean[], $6::boolean[]) AS t
       ON CONFLICT DO NOTHING`,
      [
        tx.districtId,
        kind,
        keys.map(({ id }) => id),
        keys.map(({ key }) => key),
        keys.map(({ fromStart }) => fromStart),
        keys.map(({ whole }) => whole),
      ],
    );
  }

  /** After thousands of names: plans made for the small table of before would read it whole. */
  async renewStatistics(tx: WriteTx): Promise<void> {
    await tx.change('search.analyze', 'ANALYZE search_name, search_key', []);
  }
}
