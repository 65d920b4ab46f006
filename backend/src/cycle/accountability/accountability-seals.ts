import { instant } from '../../platform/record/sealed-kind';
import type { SealedKind } from '../../platform/record/sealed-kind';

/** Words that only members read: the record proves them without telling them. */
const digest = (column: string) => `encode(sha256(convert_to(${column}, 'UTF8')), 'hex')`;

/** A proposal with its decision, as the record keeps it. Names follow from the ids. */
export const matterSeal: SealedKind = {
  kind: 'accountability-matter',
  rows: `SELECT m.id, jsonb_build_object(
           'id', m.id, 'origin', m.origin, 'ruleCode', m.rule_code, 'organizationId', m.organization_id,
           'postId', m.post_id, 'tenureId', m.tenure_id, 'personId', m.person_id, 'facts', m.facts,
           'noteDigest', ${digest('m.note')}, 'proposedAt', ${instant('m.proposed_at')},
           'proposedByTenureId', m.proposed_by_tenure_id, 'deciderOrganizationId', m.decider_organization_id,
           'deciderPostId', m.decider_post_id, 'state', m.state, 'dueOn', m.due_on, 'bodyCode', m.body_code,
           'decidedAt', ${instant('m.decided_at')}, 'decidedByTenureId', m.decided_by_tenure_id,
           'reasonDigest', ${digest('m.decision_reason')}, 'bodyName', m.body_name, 'letterNumber', m.letter_number,
           'handedOn', m.handed_on, 'receiptNumber', m.receipt_number, 'receivedOn', m.received_on,
           'conclusionNumber', m.conclusion_number, 'concludedOn', m.concluded_on, 'version', m.version) AS row
         FROM accountability_matter m WHERE m.district_id = $1`,
  words: `SELECT m.id, concat(m.organization_name, ' ', m.rule_code) AS words
          FROM accountability_matter m WHERE m.district_id = $1`,
  tables: [
    {
      table: 'accountability_matter',
      id: 'id',
      derived: ['organization_name', 'post_title', 'person_name', 'decider_name'],
    },
  ],
  addedLater: true,
};

/** A measure as the record keeps it, also after it is masked. */
export const measureSeal: SealedKind = {
  kind: 'accountability-measure',
  rows: `SELECT x.id, jsonb_build_object(
           'id', x.id, 'matterId', x.matter_id, 'target', x.target, 'organizationId', x.organization_id,
           'tenureId', x.tenure_id, 'personId', x.person_id, 'formCode', x.form_code, 'decidedBy', x.decided_by,
           'decisionNumber', x.number, 'decidedOn', x.decided_on, 'deliveredOn', x.delivered_on, 'months', x.months,
           'endsOn', x.ends_on, 'state', x.state, 'appealedOn', x.appealed_on,
           'appealAnswerDueOn', x.appeal_answer_due_on, 'appealAnswer', x.appeal_answer,
           'appealAnsweredOn', x.appeal_answered_on, 'appealAnswerNumber', x.appeal_answer_number,
           'correctedOn', x.corrected_on, 'correctionNumber', x.correction_number, 'correctedBy', x.corrected_by,
           'recordedAt', ${instant('x.recorded_at')}, 'recordedByTenureId', x.recorded_by_tenure_id,
           'version', x.version) AS row
         FROM accountability_measure x WHERE x.district_id = $1`,
  words: `SELECT x.id, concat(x.organization_name, ' ', x.number) AS words
          FROM accountability_measure x WHERE x.district_id = $1`,
  tables: [{ table: 'accountability_measure', id: 'id', derived: ['organization_name', 'subject_name'] }],
  addedLater: true,
};
