import { Injectable } from '@nestjs/common';
import type { Contact } from '@zeren/domain/registry/organizations/people/may-save-person';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import type { RecordedTenure } from '../tenures/tenures.repository';
import { RECORDED_TENURE_JOINS, TENURE_AS_FAR_AS_SEEN } from '../tenures/tenures.repository';
import { plainInitials, plainPinyin, personReadings } from '../search/name-readings';
import type { PersonDto } from './dto/person.dto';

/** An entry as it stands. */
export interface PersonFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly mergedIntoId: string | null;
  readonly version: number;
}

/** Where a page of people starts. */
export interface PeopleKey {
  readonly pinyin: string;
  readonly id: string;
}

const FACTS = `person.id, person.code, person.name, person.merged_into_id AS "mergedIntoId", person.version`;

const IN_SIGHT = (roots: string) => `EXISTS (SELECT 1 FROM organization_closure sight
  WHERE sight.district_id = $1 AND sight.descendant_id = o.id AND sight.ancestor_id = ANY(${roots}::uuid[]))`;

/** People one at a time and by pages; imports write theirs in one statement. */
@Injectable()
export class PeopleRepository {
  /** Who holds or held a post in sight, and, for who keeps the register, who was entered and never held one; by pinyin. */
  page(
    tx: ReadTx,
    {
      pattern,
      after,
      everybody,
    }: {
      readonly pattern: string | null;
      readonly after: PeopleKey | null;
      readonly everybody: boolean;
    },
    limit: number,
  ): Promise<(PersonDto & PeopleKey)[]> {
    return tx.sql<PersonDto & PeopleKey>(
      'people.page',
      `SELECT person.id, person.code, person.name, person.name_pinyin AS pinyin, coalesce(held.posts, '[]') AS posts
       FROM person
       JOIN LATERAL (
         SELECT count(*) AS tenures,
                jsonb_agg(jsonb_build_object('title', p.title, 'organizationName', o.name_zh)
                          ORDER BY p.is_head DESC, o.sort, p.sort)
                  FILTER (WHERE t.starts_on <= $2::date AND (t.ends_on IS NULL OR t.ends_on >= $2::date)) AS posts
         FROM tenure t
         JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
         JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
         WHERE t.district_id = $1 AND t.person_id = person.id AND ${IN_SIGHT('$3')}
       ) held ON held.tenures > 0 OR $8::boolean
       WHERE person.district_id = $1 AND person.merged_into_id IS NULL
         AND ($4::text IS NULL OR person.name LIKE '%' || $4 || '%' OR person.name_pinyin LIKE $4 || '%'
              OR person.name_initials LIKE $4 || '%')
         AND ($5::text IS NULL OR (person.name_pinyin, person.id) > ($5, $6::uuid))
       ORDER BY person.name_pinyin, person.id LIMIT $7`,
      [
        tx.districtId,
        tx.today,
        tx.actor.rootOrganizationIds,
        pattern,
        after?.pinyin ?? null,
        after?.id ?? null,
        limit,
        everybody,
      ],
    );
  }

  one(tx: ReadTx, id: string): Promise<PersonFacts | undefined> {
    return tx.sqlOne<PersonFacts>(
      'people.one',
      `SELECT ${FACTS} FROM person WHERE district_id = $1 AND id = $2`,
      [tx.districtId, id],
    );
  }

  /** Entries in the order of their ids, so that two merges of the same pair wait for each other. */
  lock(tx: WriteTx, ids: readonly string[]): Promise<PersonFacts[]> {
    return tx.sql<PersonFacts>(
      'people.lock',
      `SELECT ${FACTS} FROM person WHERE district_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
      [tx.districtId, ids],
    );
  }

  /** All that they held, as far as the actor sees it, newest first. */
  tenuresOf(tx: ReadTx, personId: string): Promise<RecordedTenure[]> {
    return tx.sql<RecordedTenure>(
      'people.tenures-of',
      `SELECT ${TENURE_AS_FAR_AS_SEEN} FROM tenure t ${RECORDED_TENURE_JOINS}
       WHERE t.district_id = $1 AND t.person_id = $2 ORDER BY t.starts_on DESC, t.id`,
      [tx.districtId, personId],
    );
  }

  /** Row-level security answers who may see it. */
  contact(tx: ReadTx, personId: string): Promise<Contact | undefined> {
    return tx.sqlOne<Contact>(
      'people.contact',
      `SELECT email, mobile FROM person_contact WHERE district_id = $1 AND person_id = $2`,
      [tx.districtId, personId],
    );
  }

  /** Others of this name, with what they hold. */
  namesakes(tx: ReadTx, name: string, exceptId: string | null): Promise<{ readonly posts: string[] }[]> {
    return tx.sql(
      'people.namesakes',
      `SELECT (SELECT coalesce(array_agg(o.name_zh || p.title ORDER BY o.sort, p.sort), '{}')
               FROM tenure t
               JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
               JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
               WHERE t.district_id = $1 AND t.person_id = person.id
                 AND t.starts_on <= $4::date AND (t.ends_on IS NULL OR t.ends_on >= $4::date)) AS posts
       FROM person
       WHERE district_id = $1 AND name = $2 AND id IS DISTINCT FROM $3::uuid AND merged_into_id IS NULL
       ORDER BY id LIMIT 5`,
      [tx.districtId, name, exceptId, tx.today],
    );
  }

  async insert(tx: WriteTx, { id, code, name }: Pick<PersonFacts, 'id' | 'code' | 'name'>): Promise<void> {
    const readings = personReadings(name);
    await tx.change(
      'people.insert',
      `INSERT INTO person (district_id, id, code, name, name_pinyin, name_initials) VALUES ($1, $2, $3, $4, $5, $6)`,
      [tx.districtId, id, code, name, plainPinyin(readings), plainInitials(readings)],
    );
  }

  rename(tx: WriteTx, id: string, version: number, name: string): Promise<number> {
    const readings = personReadings(name);
    return tx.change(
      'people.rename',
      `UPDATE person SET name = $4, name_pinyin = $5, name_initials = $6, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND merged_into_id IS NULL`,
      [tx.districtId, id, version, name, plainPinyin(readings), plainInitials(readings)],
    );
  }

  /** A change of what is kept beside the entry moves its version too. */
  touch(tx: WriteTx, id: string, version: number): Promise<number> {
    return tx.change(
      'people.touch',
      `UPDATE person SET version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND merged_into_id IS NULL`,
      [tx.districtId, id, version],
    );
  }

  async keepContact(tx: WriteTx, personId: string, { email, mobile }: Contact): Promise<void> {
    await tx.change(
      'people.keep-contact',
      `INSERT INTO person_contact (district_id, person_id, email, mobile) VALUES ($1, $2, $3, $4)
       ON CONFLICT (district_id, person_id) DO UPDATE SET email = excluded.email, mobile = excluded.mobile`,
      [tx.districtId, personId, email, mobile],
    );
  }

  mergeInto(tx: WriteTx, id: string, version: number, keptId: string): Promise<number> {
    return tx.change(
      'people.merge-into',
      `UPDATE person SET merged_into_id = $4, version = version + 1
       WHERE district_id = $1 AND id = $2 AND version = $3 AND merged_into_id IS NULL`,
      [tx.districtId, id, version, keptId],
    );
  }

  /** Entries that were merged into one that is merged now name the one that stays. */
  async followMerge(tx: WriteTx, fromId: string, keptId: string): Promise<void> {
    await tx.change(
      'people.follow-merge',
      `UPDATE person SET merged_into_id = $3 WHERE district_id = $1 AND merged_into_id = $2`,
      [tx.districtId, fromId, keptId],
    );
  }
}
