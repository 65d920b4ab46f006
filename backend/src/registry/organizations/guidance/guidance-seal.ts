import type { SealedKind } from '../../../platform/record/sealed-kind';

/** Who guides whom beside the tree, with which rights, as the record keeps it: what one sees may rest on it. */
export const guidanceSeal: SealedKind = {
  kind: 'organization-guidance',
  rows: `SELECT e.id, jsonb_build_object('id', e.id, 'guideId', e.guide_id, 'guidedId', e.guided_id,
           'withSubtree', e.with_subtree, 'kindCode', e.kind_code, 'postId', e.post_id, 'rights', e.rights,
           'scoreShare', trim_scale(e.score_share)::text, 'basis', e.basis, 'validFrom', e.valid_from,
           'validTo', e.valid_to, 'version', e.version) AS row
         FROM organization_guidance e WHERE e.district_id = $1`,
  words: `SELECT e.id, concat(guide.name_zh, ' → ', guided.name_zh, ' ', e.kind_code) AS words
          FROM organization_guidance e
          JOIN organization guide ON guide.district_id = e.district_id AND guide.id = e.guide_id
          JOIN organization guided ON guided.district_id = e.district_id AND guided.id = e.guided_id
          WHERE e.district_id = $1`,
  tables: [{ table: 'organization_guidance', id: 'id', derived: [] }],
  addedLater: true,
};
