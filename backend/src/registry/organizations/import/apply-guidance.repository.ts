import { Injectable } from '@nestjs/common';
import type { GuidanceToImport } from '@zeren/domain/registry/organizations/import/county-import';
import type { WriteTx } from '../../../platform/database/transaction';
import { uuidv7 } from '../../../platform/uuid';
import { GUIDANCE_COLUMNS } from '../guidance/guidance.repository';
import type { GuidanceRow } from '../guidance/guidance.repository';
import { GuidanceWriter } from '../guidance/guidance-writer';
import { ClosureRepository } from '../tree/closure.repository';
import type { Applied } from './apply-county.repository';

interface Upserted extends Omit<GuidanceRow, 'version'> {
  readonly added: boolean;
}

/** Writes imported guidance in one statement; the same ends, kind, post and first day are the same edge. */
@Injectable()
export class ApplyGuidanceRepository {
  constructor(
    private readonly closure: ClosureRepository,
    private readonly writer: GuidanceWriter,
  ) {}

  async apply(tx: WriteTx, rows: readonly GuidanceToImport[]): Promise<Applied> {
    const column = <K extends keyof GuidanceToImport>(key: K) => rows.map((row) => row[key]);
    const upserted = await tx.sql<Upserted>(
      'organization-import.guidance',
      `INSERT INTO organization_guidance AS e (district_id, id, guide_id, guided_id, with_subtree, kind_code, post_id,
                                               rights, score_share, basis, valid_from, valid_to)
       SELECT $1, t.id, guide.id, guided.id, t.with_subtree, t.kind_code, p.id,
              string_to_array(t.rights, ','), t.score_share, t.basis, t.valid_from, t.valid_to
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::text[], $7::text[], $8::text[], $9::numeric[],
                   $10::text[], $11::date[], $12::date[])
            AS t(id, guide_code, guided_code, with_subtree, kind_code, post_code, rights, score_share, basis, valid_from,
                 valid_to)
       JOIN organization guide ON guide.district_id = $1 AND guide.code = t.guide_code
       JOIN organization guided ON guided.district_id = $1 AND guided.code = t.guided_code
       LEFT JOIN post p ON p.district_id = $1 AND p.code = t.post_code
       ON CONFLICT (district_id, guide_id, guided_id, kind_code, post_id, valid_from) DO UPDATE
       SET with_subtree = excluded.with_subtree, rights = excluded.rights, score_share = excluded.score_share,
           basis = excluded.basis, valid_to = excluded.valid_to, version = e.version + 1
       WHERE (e.with_subtree, e.score_share, e.basis, e.valid_to) IS DISTINCT FROM
             (excluded.with_subtree, excluded.score_share, excluded.basis, excluded.valid_to)
          OR NOT (e.rights @> excluded.rights AND e.rights <@ excluded.rights)
       RETURNING ${GUIDANCE_COLUMNS}, e.version = 1 AS added`,
      [
        ...[tx.districtId, rows.map(() => uuidv7()), column('guideCode'), column('guidedCode')],
        ...[column('withSubtree'), column('kindCode'), column('postCode')],
        ...[rows.map(({ rights }) => rights.join(',')), column('scoreShare'), column('basis')],
        ...[column('validFrom'), column('validTo')],
      ],
    );
    if (upserted.length > 0) await this.closure.keepGuidance(tx);
    for (const { added: isNew, ...edge } of upserted) {
      if (isNew) this.writer.tellAdded(tx, edge);
      else this.writer.tellChanged(tx, edge);
    }
    const added = upserted.filter((row) => row.added).length;
    return { added, changed: upserted.length - added };
  }
}
