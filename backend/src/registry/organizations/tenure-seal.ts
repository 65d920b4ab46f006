import type { SealedKind } from '../../platform/record/sealed-kind';

/** Who held which post from when to when, as the record keeps it. */
export const tenureSeal: SealedKind = {
  kind: 'tenure',
  rows: `SELECT t.id, jsonb_build_object('id', t.id, 'postId', t.post_id, 'personId', t.person_id, 'kind', t.kind,
           'startsOn', t.starts_on, 'endsOn', t.ends_on, 'startNote', t.start_note, 'endReason', t.end_reason,
           'endNote', t.end_note, 'correctionNote', t.correction_note, 'version', t.version) AS row
         FROM tenure t WHERE t.district_id = $1`,
  words: `SELECT t.id, concat(person.name, ' ', t.kind, ' ', post.title, ' ', t.starts_on) AS words
          FROM tenure t
          JOIN person ON person.district_id = t.district_id AND person.id = t.person_id
          JOIN post ON post.district_id = t.district_id AND post.id = t.post_id
          WHERE t.district_id = $1`,
  tables: [{ table: 'tenure', id: 'id', derived: ['phase'] }],
};
