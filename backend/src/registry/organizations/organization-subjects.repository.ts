import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../../platform/database/transaction';
import type { SubjectName, SubjectRef } from '../../platform/subjects/subject-kind';

interface Found {
  readonly id: string;
}

const KNOWN_BY = (alias: string, words: string) =>
  `(${alias}.name_pinyin LIKE ${words} || '%' OR ${alias}.name_initials LIKE ${words} || '%')`;

/** Names of organisations, posts, people and tenures, and who is found by them. Words come lower-case and escaped. */
@Injectable()
export class OrganizationSubjectsRepository {
  districtNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql(
      'organizations.subjects.districts',
      `SELECT id, name_zh AS zh, name_en AS en FROM district WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  organizationNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql(
      'organizations.subjects.organizations',
      `SELECT id, name_zh AS zh, name_en AS en FROM organization WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  postNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql(
      'organizations.subjects.posts',
      `SELECT p.id, o.name_zh || ' ' || p.title AS zh, NULL AS en
       FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1 AND p.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  personNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql(
      'organizations.subjects.people',
      `SELECT id, name AS zh, NULL AS en FROM person WHERE district_id = $1 AND id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  tenureNames(tx: ReadTx, ids: readonly string[]): Promise<SubjectName[]> {
    return tx.sql(
      'organizations.subjects.tenures',
      `SELECT t.id, person.name || ' · ' || o.name_zh || ' ' || p.title AS zh, NULL AS en
       FROM tenure t
       JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
       JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE t.district_id = $1 AND t.id = ANY($2::uuid[])`,
      [tx.districtId, ids],
    );
  }

  findOrganizations(tx: ReadTx, words: string, most: number): Promise<Found[]> {
    return tx.sql(
      'organizations.subjects.find-organizations',
      `SELECT o.id FROM organization o
       WHERE o.district_id = $1 AND (o.name_zh LIKE '%' || $2 || '%' OR ${KNOWN_BY('o', '$2')})
       ORDER BY o.sort, o.id LIMIT $3`,
      [tx.districtId, words, most],
    );
  }

  /** By their title, or by their organisation's name. */
  findPosts(tx: ReadTx, words: string, most: number): Promise<Found[]> {
    return tx.sql(
      'organizations.subjects.find-posts',
      `SELECT p.id FROM post p JOIN organization o ON o.district_id = p.district_id AND o.id = p.organization_id
       WHERE p.district_id = $1
         AND (o.name_zh || ' ' || p.title LIKE '%' || $2 || '%' OR o.name_zh || p.title LIKE '%' || $2 || '%'
              OR ${KNOWN_BY('o', '$2')})
       ORDER BY o.sort, p.sort, p.id LIMIT $3`,
      [tx.districtId, words, most],
    );
  }

  findPeople(tx: ReadTx, words: string, most: number): Promise<Found[]> {
    return tx.sql(
      'organizations.subjects.find-people',
      `SELECT n.id FROM person n
       WHERE n.district_id = $1 AND (n.name LIKE '%' || $2 || '%' OR ${KNOWN_BY('n', '$2')})
       ORDER BY n.name_pinyin, n.id LIMIT $3`,
      [tx.districtId, words, most],
    );
  }

  /** Of the people found by their name. */
  findTenures(tx: ReadTx, words: string, most: number): Promise<Found[]> {
    return tx.sql(
      'organizations.subjects.find-tenures',
      `SELECT t.id FROM person n JOIN tenure t ON t.district_id = n.district_id AND t.person_id = n.id
       WHERE n.district_id = $1 AND (n.name LIKE '%' || $2 || '%' OR ${KNOWN_BY('n', '$2')})
       ORDER BY n.name_pinyin, t.starts_on DESC, t.id LIMIT $3`,
      [tx.districtId, words, most],
    );
  }

  /** Those of the people who hold, or held, a post in the subtrees of the roots. */
  peopleWithin(tx: ReadTx, ids: readonly string[], rootIds: readonly string[]): Promise<Found[]> {
    return tx.sql(
      'organizations.subjects.people-within',
      `SELECT DISTINCT t.person_id AS id
       FROM tenure t
       JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       JOIN organization_closure c ON c.district_id = p.district_id AND c.descendant_id = p.organization_id
       WHERE t.district_id = $1 AND t.person_id = ANY($2::uuid[]) AND c.ancestor_id = ANY($3::uuid[])`,
      [tx.districtId, ids, rootIds],
    );
  }

  /** Where somebody holds or held a post, as far as it is seen. */
  async organizationsOfPerson(tx: ReadTx, id: string): Promise<string[]> {
    const found = await tx.sql<Found>(
      'organizations.subjects.organizations-of-person',
      `SELECT DISTINCT p.organization_id AS id
       FROM tenure t JOIN post p ON p.district_id = t.district_id AND p.id = t.post_id
       WHERE t.district_id = $1 AND t.person_id = $2`,
      [tx.districtId, id],
    );
    return found.map((organization) => organization.id);
  }

  partsOfOrganization(tx: ReadTx, id: string): Promise<SubjectRef[]> {
    return tx.sql(
      'organizations.subjects.parts-of-organization',
      `SELECT 'post' AS kind, p.id FROM post p WHERE p.district_id = $1 AND p.organization_id = $2
       UNION ALL
       SELECT 'tenure', t.id FROM post p JOIN tenure t ON t.district_id = p.district_id AND t.post_id = p.id
       WHERE p.district_id = $1 AND p.organization_id = $2`,
      [tx.districtId, id],
    );
  }

  partsOfPost(tx: ReadTx, id: string): Promise<SubjectRef[]> {
    return tx.sql(
      'organizations.subjects.parts-of-post',
      `SELECT 'tenure' AS kind, id FROM tenure WHERE district_id = $1 AND post_id = $2`,
      [tx.districtId, id],
    );
  }

  partsOfPerson(tx: ReadTx, id: string): Promise<SubjectRef[]> {
    return tx.sql(
      'organizations.subjects.parts-of-person',
      `SELECT 'tenure' AS kind, id FROM tenure WHERE district_id = $1 AND person_id = $2`,
      [tx.districtId, id],
    );
  }
}
