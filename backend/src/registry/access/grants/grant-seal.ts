import type { SealedKind } from '../../../platform/record/sealed-kind';

/** Which capability set holds where, for whom, from when to when, as the record keeps it. */
export const grantSeal: SealedKind = {
  kind: 'capability-grant',
  rows: `SELECT g.id, jsonb_build_object('id', g.id, 'capabilitySet', g.capability_set,
           'rootOrganizationId', g.root_organization_id, 'postId', g.post_id, 'personId', g.person_id,
           'validFrom', g.valid_from, 'validTo', g.valid_to, 'version', g.version) AS row
         FROM capability_grant g WHERE g.district_id = $1`,
  words: `SELECT g.id, concat(coalesce(post.title, person.name), ' ', g.capability_set, ' ', root.name_zh) AS words
          FROM capability_grant g
          JOIN organization root ON root.district_id = g.district_id AND root.id = g.root_organization_id
          LEFT JOIN post ON post.district_id = g.district_id AND post.id = g.post_id
          LEFT JOIN person ON person.district_id = g.district_id AND person.id = g.person_id
          WHERE g.district_id = $1`,
  tables: [{ table: 'capability_grant', id: 'id', derived: [] }],
};
