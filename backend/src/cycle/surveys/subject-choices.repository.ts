import { Injectable } from '@nestjs/common';
import { likePattern } from '../../platform/database/like-pattern';
import type { ReadTx } from '../../platform/database/transaction';
import type { SubjectChoiceDto } from './dto/survey.dto';

/** Units and posts below the actor's roots, found by their names. */
@Injectable()
export class SubjectChoicesRepository {
  search(tx: ReadTx, words: string, limit: number): Promise<SubjectChoiceDto[]> {
    return tx.sql<SubjectChoiceDto>(
      'surveys.subject-choices',
      `WITH unit AS (
         SELECT o.district_id, o.id, o.name_zh, o.name_en, o.sort, o.code
         FROM organization o
         WHERE o.district_id = $1 AND (o.valid_to IS NULL OR o.valid_to > $3::date)
           AND EXISTS (SELECT 1 FROM organization_closure c
                       WHERE c.district_id = $1 AND c.descendant_id = o.id AND c.ancestor_id = ANY($2::uuid[])
                         AND c.via = 'tree'))
       SELECT "organizationId", "postId", "nameZh", "nameEn" FROM (
         SELECT u.id AS "organizationId", NULL::uuid AS "postId", u.name_zh AS "nameZh", u.name_en AS "nameEn",
                u.sort, u.code, -1 AS place
         FROM unit u WHERE lower(u.name_zh) LIKE '%' || $4 || '%'
         UNION ALL
         SELECT u.id, p.id, u.name_zh || ' ' || p.title, NULL, u.sort, u.code, p.sort
         FROM unit u JOIN post p ON p.district_id = u.district_id AND p.organization_id = u.id
         WHERE (p.valid_to IS NULL OR p.valid_to > $3::date) AND lower(u.name_zh || ' ' || p.title) LIKE '%' || $4 || '%') found
       ORDER BY sort, code, place LIMIT $5`,
      [tx.districtId, tx.actor.rootOrganizationIds, tx.today, likePattern(words), limit],
    );
  }
}
