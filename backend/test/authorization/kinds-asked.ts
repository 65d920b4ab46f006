import type { Unit } from './marked-district';
import type { MatrixCounty } from './matrix-county';

export interface Own {
  readonly accountId: string;
  readonly personId: string;
  readonly postId: string;
}

/** A subject of a kind, who sees it and why, and who does not. */
export interface Asked {
  readonly kind: string;
  readonly id: (county: MatrixCounty, own: (name: string) => Own) => Promise<string> | string;
  readonly seenBy: string;
  /** A grant over its organisation, the administrator's own work, or the part that one takes in it. */
  readonly because: 'grant' | 'administrator' | { readonly part: string; readonly besideGrant?: true };
  readonly through?: string;
  readonly unseenBy: string;
}

const ofTheVillage = (table: string) => (county: MatrixCounty) =>
  String(county.rows.get(county.ours)!.rowOf(table, 'village').id);
const added =
  (
    table: string,
    otherwise: (own: (name: string) => Own) => Readonly<Record<string, unknown>>,
    unit: Unit = 'village',
  ) =>
  async (county: MatrixCounty, own: (name: string) => Own) =>
    String((await county.rows.get(county.ours)!.addRow(table, unit, otherwise(own))).id);

const rowsOf = ({ rows, ours }: MatrixCounty) => rows.get(ours)!;
/** A matter that the post of the village's secretary is a member of. */
const matterOf =
  (ground: string) =>
  async (county: MatrixCounty, own: (name: string) => Own): Promise<string> => {
    const { addRow } = rowsOf(county);
    const { id } = await addRow('accountability_matter', 'village', { rule_code: ground });
    await addRow('case_member', 'village', { matter_id: id, post_id: own(SECRETARY).postId });
    return String(id);
  };

export const [CLERK, SECRETARY, STRANGER] = [
  'township clerk',
  'village secretary',
  "guided enterprise's secretary",
];

/** What the clerk above sees of the village by a grant. */
const BY_GRANT = {
  organization: 'organization',
  post: 'post',
  person: 'person',
  tenure: 'tenure',
  'organization-guidance': 'organization_guidance',
  'assessment-group': 'assessment_group',
  'assessment-scheme': 'assessment_scheme',
  assessment: 'assessment',
  'assessment-result': 'assessment_result',
  'result-round': 'result_round',
  'result-objection': 'result_objection',
  'responsibility-list': 'responsibility_list',
  'list-set': 'list_set',
  'list-objection': 'list_objection',
  directive: 'directive',
  duty: 'duty',
  'duty-report': 'duty_report',
  evidence: 'evidence',
  'inspection-plan': 'inspection_plan',
  inspection: 'inspection',
  'inspection-visit': 'inspection_visit',
  finding: 'finding',
  'rectification-order': 'rectification_order',
  handover: 'handover',
  'handover-batch': 'handover_batch',
  'report-mapping': 'report_mapping',
  survey: 'survey',
  agreement: 'agreement',
} as const;
const THROUGH: Readonly<Record<string, string>> = {
  'list-objection': 'responsibility-list',
  'result-objection': 'assessment-result',
  'duty-report': 'duty',
  evidence: 'duty',
};

export const ASKED: readonly Asked[] = [
  ...Object.entries(BY_GRANT).map(([kind, table]): Asked => ({
    kind,
    id: ofTheVillage(table),
    seenBy: CLERK,
    because: 'grant',
    ...(THROUGH[kind] ? { through: THROUGH[kind] } : {}),
    unseenBy: STRANGER,
  })),
  {
    kind: 'person',
    id: (_, own) => own(STRANGER).personId,
    seenBy: STRANGER,
    because: { part: 'oneself', besideGrant: true },
    unseenBy: SECRETARY,
  },
  {
    kind: 'person',
    id: ({ ours }) => ours.people.town,
    seenBy: SECRETARY,
    because: { part: 'colleague' },
    unseenBy: 'guide',
  },
  {
    kind: 'person',
    id: ({ ours }) => ours.people.village,
    seenBy: 'system administrator',
    because: 'administrator',
    unseenBy: STRANGER,
  },
  {
    kind: 'assessment-group',
    id: ({ rows, ours }) => String(rows.get(ours)!.rowOf('assessment_group', 'town').id),
    seenBy: SECRETARY,
    because: { part: 'compared-below' },
    unseenBy: 'audit administrator',
  },
  ...Object.entries({
    'assessment-scheme': 'assessment_scheme',
    assessment: 'assessment',
    'result-round': 'result_round',
  }).map(([kind, table]): Asked => ({
    kind,
    id: ({ rows, ours }) => String(rows.get(ours)!.rowOf(table, 'town').id),
    seenBy: SECRETARY,
    because: { part: 'compared-below' },
    unseenBy: 'audit administrator',
  })),
  {
    kind: 'assessment-mark',
    id: async (county, own) => {
      const { addRow, rowOf } = rowsOf(county);
      const { personId } = own(SECRETARY);
      // Of another assessment, which the scorer has not in sight.
      const assessmentId = rowOf('assessment', 'orchard').id;
      const mine = { person_id: personId, assessment_id: assessmentId };
      await addRow('assessment_scorer', 'orchard', { ...mine, number: 7 });
      return String((await addRow('assessment_mark', 'orchard', mine)).id);
    },
    seenBy: SECRETARY,
    because: { part: 'scorer' },
    // With all of it in sight, and no scorer.
    unseenBy: 'county clerk',
  },
  {
    kind: 'responsibility-list',
    id: added('responsibility_list', (own) => ({ post_id: own(STRANGER).postId, year: 2030 }), 'workshop'),
    seenBy: STRANGER,
    because: { part: 'own-post', besideGrant: true },
    unseenBy: SECRETARY,
  },
  {
    kind: 'accountability-matter',
    id: matterOf('a matter'),
    seenBy: SECRETARY,
    because: { part: 'case-member' },
    // With the village in sight, and no member.
    unseenBy: CLERK,
  },
  {
    kind: 'accountability-measure',
    id: async (county, own) => {
      const matterId = await matterOf('a measure')(county, own);
      return String(
        (await rowsOf(county).addRow('accountability_measure', 'village', { matter_id: matterId })).id,
      );
    },
    seenBy: SECRETARY,
    because: { part: 'case-member' },
    through: 'accountability-matter',
    unseenBy: CLERK,
  },
  {
    kind: 'list-template',
    id: ofTheVillage('list_template'),
    seenBy: STRANGER,
    because: { part: 'whole-district' },
    unseenBy: 'system administrator',
  },
  {
    kind: 'list-template',
    id: ofTheVillage('list_template'),
    seenBy: 'county clerk',
    because: 'grant',
    unseenBy: 'audit administrator',
  },
  {
    kind: 'duty',
    id: added('duty', (own) => ({ post_id: own(STRANGER).postId, clause_index: 70 }), 'workshop'),
    seenBy: STRANGER,
    because: { part: 'own-post', besideGrant: true },
    unseenBy: SECRETARY,
  },
  {
    kind: 'agreement',
    id: added('agreement', (own) => ({ post_id: own(STRANGER).postId, year: 2030 }), 'workshop'),
    seenBy: STRANGER,
    because: { part: 'own-post', besideGrant: true },
    unseenBy: SECRETARY,
  },
  {
    kind: 'handover',
    id: added('handover', (own) => ({
      post_id: own(STRANGER).postId,
      outgoing_person_id: own(STRANGER).personId,
      cause: 'interim-ended',
      state: 'gathered',
    })),
    seenBy: STRANGER,
    because: { part: 'handover-side' },
    unseenBy: 'guide',
  },
  {
    kind: 'evidence',
    id: async ({ rows, ours }, own) => {
      const { addRow } = rows.get(ours)!;
      const handover = await addRow('handover', 'orchard', {
        incoming_person_id: own(STRANGER).personId,
        incoming_tenure_id: ours.tenures.orchard,
        incoming_name: '接任人',
        post_id: own(STRANGER).postId,
        cause: 'interim-ended',
        state: 'gathered',
      });
      const scan = await addRow('evidence', 'orchard', {});
      await addRow('evidence_link', 'orchard', {
        evidence_id: scan.id,
        subject_kind: 'handover',
        subject_id: handover.id,
      });
      return String(scan.id);
    },
    seenBy: STRANGER,
    because: { part: 'handover-side' },
    through: 'handover',
    unseenBy: SECRETARY,
  },
  {
    kind: 'capability-grant',
    id: ofTheVillage('capability_grant'),
    seenBy: 'security administrator',
    because: 'administrator',
    unseenBy: STRANGER,
  },
  {
    kind: 'capability-grant',
    // One that has ended: it stands among one's own, and gives no sight any more.
    id: added('capability_grant', (own) => ({
      post_id: own(STRANGER).postId,
      capability_set: 'leader',
      valid_from: '2020-06-01',
      valid_to: '2020-07-01',
    })),
    seenBy: STRANGER,
    because: { part: 'own-grant' },
    unseenBy: CLERK,
  },
  {
    kind: 'account',
    id: ({ ours }) => ours.accounts.village,
    seenBy: 'system administrator',
    because: 'administrator',
    unseenBy: 'security administrator',
  },
  {
    kind: 'account',
    id: async ({ application }) => {
      const { rows } = await application.database.owner.query<{ id: string }>(
        `SELECT id FROM account WHERE username = 'system'`,
      );
      return rows[0]!.id;
    },
    seenBy: 'security administrator',
    because: { part: 'vouching' },
    unseenBy: 'audit administrator',
  },
  {
    kind: 'account',
    id: (_, own) => own(STRANGER).accountId,
    seenBy: STRANGER,
    because: { part: 'own-account' },
    unseenBy: SECRETARY,
  },
  {
    kind: 'import-run',
    id: added('import_run', (own) => ({ created_by: own(CLERK).accountId, kind: 'organizations' })),
    seenBy: CLERK,
    because: { part: 'uploader' },
    unseenBy: 'county clerk',
  },
  {
    kind: 'import-run',
    id: added('import_run', (own) => ({ created_by: own(CLERK).accountId, kind: 'responsibility-lists' })),
    seenBy: CLERK,
    because: { part: 'uploader' },
    unseenBy: 'county leader',
  },
  {
    kind: 'import-run',
    id: added('import_run', (own) => ({ created_by: own(CLERK).accountId, kind: 'duties' })),
    seenBy: CLERK,
    because: { part: 'uploader' },
    unseenBy: 'county leader',
  },
  {
    kind: 'import-run',
    id: added('import_run', (own) => ({ created_by: own(CLERK).accountId, kind: 'problems' })),
    seenBy: CLERK,
    because: { part: 'uploader' },
    unseenBy: 'county leader',
  },
  {
    kind: 'notice',
    id: added('notice', (own) => ({ person_id: own(SECRETARY).personId, kind: 'list-receipt' })),
    seenBy: SECRETARY,
    because: { part: 'own-notice' },
    unseenBy: CLERK,
  },
  {
    kind: 'calendar-year',
    id: async ({ application }) => {
      const { rows } = await application.database.owner.query<{ id: string }>(
        'SELECT id FROM calendar_year LIMIT 1',
      );
      return rows[0]!.id;
    },
    seenBy: SECRETARY,
    because: { part: 'whole-district' },
    unseenBy: 'security administrator',
  },
  {
    kind: 'audit-entry',
    id: ofTheVillage('audit_entry'),
    seenBy: 'audit administrator',
    because: 'administrator',
    unseenBy: 'county clerk',
  },
];
