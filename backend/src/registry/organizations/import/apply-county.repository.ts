import { Injectable } from '@nestjs/common';
import type {
  OrganizationToImport,
  PersonToImport,
  PostToImport,
  TenureToImport,
} from '@zeren/domain/registry/organizations/import/county-import';
import type { WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import { PastRepository } from '../history/past.repository';
import { personReadings, placeReadings, plainInitials, plainPinyin } from '../search/name-readings';
import { tenureSeal } from '../tenure-seal';
import { tellImported } from './imported-entries';
import type { Written } from './imported-entries';

/** How many rows were new and how many changed. */
export interface Applied {
  readonly added: number;
  readonly changed: number;
}

/** From this many new or changed rows on, the statistics of before are worth nothing. */
const MANY_ROWS = 500;

/** Writes what an import may apply: one statement per sheet, whatever its length, and nothing where nothing changed. */
@Injectable()
export class ApplyCountyRepository {
  constructor(private readonly past: PastRepository) {}

  /** Renews the planner's statistics after many rows: plans made for the small tables of before would take minutes. */
  private async renewStatistics(
    tx: WriteTx,
    table: 'organization' | 'post' | 'person',
    rows: number,
  ): Promise<void> {
    if (rows >= MANY_ROWS) await tx.change(`organization-import.analyze-${table}`, `ANALYZE ${table}`, []);
  }

  /** Adds and changes organisations, parents last. Answers those that are new or stand elsewhere in the tree now. */
  async organizations(
    tx: WriteTx,
    rows: readonly OrganizationToImport[],
  ): Promise<Applied & { readonly movedIds: string[] }> {
    await this.keepPast(tx, rows);
    const upserted = await tx.sql<Written>(
      'organization-import.organizations',
      `INSERT INTO organization AS o (district_id, id, code, name_zh, name_en, name_pinyin, name_initials, kind_code,
                                      level_code, domain_code, member_count, sort)
       SELECT $1, t.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                                  $9::text[], $10::text[], $11::int[], $12::int[]) AS t
       ON CONFLICT (district_id, code) DO UPDATE
       SET name_zh = excluded.name_zh, name_en = excluded.name_en, name_pinyin = excluded.name_pinyin,
           name_initials = excluded.name_initials, kind_code = excluded.kind_code, level_code = excluded.level_code,
           domain_code = excluded.domain_code, member_count = excluded.member_count, sort = excluded.sort,
           version = o.version + 1
       WHERE (o.name_zh, o.name_en, o.kind_code, o.level_code, o.domain_code, o.member_count, o.sort) IS DISTINCT FROM
             (excluded.name_zh, excluded.name_en, excluded.kind_code, excluded.level_code, excluded.domain_code,
              excluded.member_count, excluded.sort)
       RETURNING o.id, o.code, o.version = 1 AS added`,
      [
        tx.districtId,
        rows.map(() => uuidv7()),
        rows.map(({ code }) => code),
        rows.map(({ nameZh }) => nameZh),
        rows.map(({ nameEn }) => nameEn),
        rows.map(({ nameZh }) => plainPinyin(placeReadings(nameZh))),
        rows.map(({ nameZh }) => plainInitials(placeReadings(nameZh))),
        rows.map(({ kindCode }) => kindCode),
        rows.map(({ levelCode }) => levelCode),
        rows.map(({ domainCode }) => domainCode),
        rows.map(({ memberCount }) => memberCount),
        rows.map(({ sort }) => sort),
      ],
    );
    await this.renewStatistics(tx, 'organization', upserted.length);
    const moved = await tx.sql<Written>(
      'organization-import.parents',
      `UPDATE organization o
       SET parent_id = parent.id, version = CASE WHEN o.id = ANY($4::uuid[]) THEN o.version ELSE o.version + 1 END
       FROM unnest($2::text[], $3::text[]) AS t(code, parent_code)
       LEFT JOIN organization parent ON parent.district_id = $1 AND parent.code = t.parent_code
       WHERE o.district_id = $1 AND o.code = t.code AND o.parent_id IS DISTINCT FROM parent.id
       RETURNING o.id, o.code, false AS added`,
      [
        tx.districtId,
        rows.map(({ code }) => code),
        rows.map(({ parentCode }) => parentCode),
        upserted.map(({ id }) => id),
      ],
    );
    tellImported.organizations(tx, rows, upserted, moved);
    const added = upserted.filter((row) => row.added).map(({ id }) => id);
    const touched = new Set([...upserted, ...moved].map(({ id }) => id));
    return {
      added: added.length,
      changed: touched.size - added.length,
      movedIds: [...new Set([...added, ...moved.map(({ id }) => id)])],
    };
  }

  /** What organisations were that the sheet names, places or tags otherwise, up to today. */
  private async keepPast(tx: WriteTx, rows: readonly OrganizationToImport[]): Promise<void> {
    const changing = await tx.sql<{ id: string }>(
      'organization-import.changing',
      `SELECT o.id
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
            AS t(code, name_zh, name_en, kind_code, level_code, domain_code, parent_code)
       JOIN organization o ON o.district_id = $1 AND o.code = t.code
       LEFT JOIN organization parent ON parent.district_id = $1 AND parent.code = t.parent_code
       WHERE (o.name_zh, o.name_en, o.kind_code, o.level_code, o.domain_code, o.parent_id) IS DISTINCT FROM
             (t.name_zh, t.name_en, t.kind_code, t.level_code, t.domain_code, parent.id)`,
      [
        tx.districtId,
        rows.map(({ code }) => code),
        rows.map(({ nameZh }) => nameZh),
        rows.map(({ nameEn }) => nameEn),
        rows.map(({ kindCode }) => kindCode),
        rows.map(({ levelCode }) => levelCode),
        rows.map(({ domainCode }) => domainCode),
        rows.map(({ parentCode }) => parentCode),
      ],
    );
    const ids = changing.map(({ id }) => id);
    await this.past.keep(tx, ids, tx.today, null);
  }

  async posts(
    tx: WriteTx,
    rows: readonly PostToImport[],
  ): Promise<Applied & { readonly addedIds: string[] }> {
    const upserted = await tx.sql<Written>(
      'organization-import.posts',
      `INSERT INTO post AS p (district_id, id, organization_id, code, title, kind, is_head, in_team, line_work, sort)
       SELECT $1, t.id, o.id, t.code, t.title, t.kind, t.is_head, t.in_team, t.line_work, t.sort
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::boolean[],
                   $9::text[], $10::int[])
            AS t(id, organization_code, code, title, kind, is_head, in_team, line_work, sort)
       JOIN organization o ON o.district_id = $1 AND o.code = t.organization_code
       ON CONFLICT (district_id, code) DO UPDATE
       SET organization_id = excluded.organization_id, title = excluded.title, kind = excluded.kind,
           is_head = excluded.is_head, in_team = excluded.in_team, line_work = excluded.line_work,
           sort = excluded.sort, version = p.version + 1
       WHERE (p.organization_id, p.title, p.kind, p.is_head, p.in_team, p.line_work, p.sort) IS DISTINCT FROM
             (excluded.organization_id, excluded.title, excluded.kind, excluded.is_head, excluded.in_team,
              excluded.line_work, excluded.sort)
       RETURNING p.id, p.code, p.version = 1 AS added`,
      [
        tx.districtId,
        rows.map(() => uuidv7()),
        rows.map(({ organizationCode }) => organizationCode),
        rows.map(({ code }) => code),
        rows.map(({ title }) => title),
        rows.map(({ kind }) => kind),
        rows.map(({ isHead }) => isHead),
        rows.map(({ inTeam }) => inTeam),
        rows.map(({ lineWork }) => lineWork),
        rows.map(({ sort }) => sort),
      ],
    );
    await this.renewStatistics(tx, 'post', upserted.length);
    tellImported.posts(tx, rows, upserted);
    return { ...applied(upserted), addedIds: upserted.filter(({ added }) => added).map(({ id }) => id) };
  }

  async people(tx: WriteTx, rows: readonly PersonToImport[]): Promise<Applied> {
    const upserted = await tx.sql<Written>(
      'organization-import.people',
      `INSERT INTO person AS p (district_id, id, code, name, name_pinyin, name_initials)
       SELECT $1, t.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS t
       ON CONFLICT (district_id, code) DO UPDATE
       SET name = excluded.name, name_pinyin = excluded.name_pinyin, name_initials = excluded.name_initials,
           version = p.version + 1
       WHERE p.name IS DISTINCT FROM excluded.name
       RETURNING p.id, p.code, p.version = 1 AS added`,
      [
        tx.districtId,
        rows.map(() => uuidv7()),
        rows.map(({ code }) => code),
        rows.map(({ name }) => name),
        rows.map(({ name }) => plainPinyin(personReadings(name))),
        rows.map(({ name }) => plainInitials(personReadings(name))),
      ],
    );
    await this.renewStatistics(tx, 'person', upserted.length);
    const reached = await this.contacts(
      tx,
      rows,
      upserted.map(({ id }) => id),
    );
    tellImported.people(tx, rows, upserted, reached);
    const counted = new Set(upserted.map(({ id }) => id));
    const { added, changed } = applied(upserted);
    return { added, changed: changed + reached.filter(({ id }) => !counted.has(id)).length };
  }

  /** Adds and changes how people are reached; whoever changed in this alone has another version too. */
  private contacts(
    tx: WriteTx,
    rows: readonly PersonToImport[],
    changedIds: readonly string[],
  ): Promise<Written[]> {
    return tx.sql<Written>(
      'organization-import.contacts',
      `WITH written AS (
         INSERT INTO person_contact AS c (district_id, person_id, email, mobile)
         SELECT $1, p.id, t.email, t.mobile
         FROM unnest($2::text[], $3::text[], $4::text[]) AS t(code, email, mobile)
         JOIN person p ON p.district_id = $1 AND p.code = t.code
         LEFT JOIN person_contact known ON known.district_id = $1 AND known.person_id = p.id
         WHERE (t.email, t.mobile) IS DISTINCT FROM (known.email, known.mobile)
         ON CONFLICT (district_id, person_id) DO UPDATE SET email = excluded.email, mobile = excluded.mobile
         RETURNING c.person_id),
       touched AS (
         UPDATE person p SET version = p.version + 1 FROM written
         WHERE p.district_id = $1 AND p.id = written.person_id
           AND NOT EXISTS (SELECT 1 FROM unnest($5::uuid[]) AS counted(id) WHERE counted.id = p.id))
       SELECT p.id, p.code, false AS added
       FROM written JOIN person p ON p.district_id = $1 AND p.id = written.person_id`,
      [
        tx.districtId,
        rows.map(({ code }) => code),
        rows.map(({ email }) => email),
        rows.map(({ mobile }) => mobile),
        changedIds,
      ],
    );
  }

  /**
   * Adds and changes tenures; the same post, person and first day are the same tenure. Each is sealed in the record. How
   * things stand with posts that are new is no news, nor is a tenure that was over before it was known: those are entered
   * as told. The others await their turn.
   */
  async tenures(
    tx: WriteTx,
    rows: readonly TenureToImport[],
    newPostIds: readonly string[],
  ): Promise<Applied & { readonly touchedIds: string[]; readonly correctedIds: string[] }> {
    const upserted = await tx.sql<Omit<Written, 'code'> & { endSet: boolean | null }>(
      'organization-import.tenures',
      `INSERT INTO tenure AS t (district_id, id, post_id, person_id, kind, starts_on, ends_on, phase)
       SELECT $1, s.id, post.id, coalesce(person.merged_into_id, person.id), s.kind, s.starts_on, s.ends_on,
              CASE WHEN s.ends_on < $8::date THEN 'over'
                   WHEN s.starts_on <= $8::date AND post.id = ANY($9::uuid[]) THEN 'running' ELSE 'ahead' END
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
            AS s(id, post_code, person_code, kind, starts_on, ends_on)
       JOIN post ON post.district_id = $1 AND post.code = s.post_code
       JOIN person ON person.district_id = $1 AND person.code = s.person_code
       ON CONFLICT (district_id, post_id, person_id, starts_on) DO UPDATE
       SET kind = excluded.kind, ends_on = excluded.ends_on, version = t.version + 1,
           end_reason = CASE WHEN excluded.ends_on IS NOT NULL THEN t.end_reason END,
           end_note = CASE WHEN excluded.ends_on IS NOT NULL THEN t.end_note END
       WHERE (t.kind, t.ends_on) IS DISTINCT FROM (excluded.kind, excluded.ends_on)
       RETURNING t.id, t.version = 1 AS added, old.kind = new.kind AND old.ends_on IS NULL AS "endSet"`,
      [
        tx.districtId,
        rows.map(() => uuidv7()),
        rows.map(({ postCode }) => postCode),
        rows.map(({ personCode }) => personCode),
        rows.map(({ kind }) => kind),
        rows.map(({ startsOn }) => startsOn),
        rows.map(({ endsOn }) => endsOn),
        tx.today,
        newPostIds,
      ],
    );
    for (const { added, endSet, id } of upserted) {
      const action = added ? 'tenure.begin' : endSet ? 'tenure.end' : 'tenure.correct';
      tx.seal({ action, seal: tenureSeal, id });
    }
    const corrected = upserted.filter(({ added, endSet }) => !added && !endSet);
    return {
      ...applied(upserted),
      touchedIds: upserted.map(({ id }) => id),
      correctedIds: corrected.map(({ id }) => id),
    };
  }
}

function applied(rows: readonly { readonly added: boolean }[]): Applied {
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
}
