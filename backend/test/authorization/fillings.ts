import { UNITS } from './marked-district';
import type { MarkedDistrict, Unit } from './marked-district';

/** What a column of one organisation's row holds. */
export type Filling = (place: Place) => unknown;

export interface Place {
  readonly district: MarkedDistrict;
  readonly unit: Unit;
  /** The organisation's row of another table. */
  readonly row: (table: string) => Row;
}

export type Row = Readonly<Record<string, unknown>>;

/** Of one indicator: the share of what is due that was done. */
const schemeOf = (mark: string) => ({
  ...{ format: 'zeren-scheme/1', code: 'matrix', version: 1, name: { zh: mark, en: mark } },
  basis: { kind: '示例' },
  rounding: { indicator: { digits: 2 }, total: { digits: 2 } },
  facts: { done: { zh: '已做', en: mark }, due: { zh: '应做', en: mark } },
  indicators: [
    {
      ...{ code: 'A', name: { zh: mark, en: mark }, points: '100' },
      rule: { kind: 'share', done: 'done', due: 'due' },
    },
  ],
  grades: {
    scale: [
      { code: 'good', name: { zh: '良好', en: mark }, min: '60' },
      { code: 'fair', name: { zh: '一般', en: mark } },
    ],
  },
});

/** An assessment that was scored once, of one unit: its own body. */
const ASSESSMENTS: readonly [string, Filling][] = [
  [
    'assessment_scheme.document',
    ({ district, unit }) => JSON.stringify(schemeOf(district.marks[unit].content)),
  ],
  ['assessment.state', () => 'scoring'],
  ['assessment.revision', () => 1],
  ['fact_value.value', () => '"3"'],
  ['assessment_fact.fact_key', () => 'done'],
  ['assessment_fact.source_code', () => ''],
  ['assessment_fact.value', () => '"3"'],
  // Told to its head: before, only the assessing body sees it.
  ['assessment_unit.told_at', () => '2026-01-05T02:00:00Z'],
  ['assessment_unit.total', () => '75'],
  ['assessment_unit.place', () => 1],
  ['assessment_unit.complete', () => true],
  ['assessment_unit.grade_code', () => 'good'],
  [
    'assessment_unit.indicators',
    ({ district, unit }) =>
      JSON.stringify([
        {
          ...{ code: 'A', zh: district.marks[unit].content, en: '', of: '100', points: '75' },
          ...{ state: 'scored', missing: null },
        },
      ]),
  ],
  ['assessment_row.indicator_code', () => 'A'],
  ['assessment_row.facts', () => ['done', 'due']],
  [
    'assessment_snapshot.inputs',
    ({ district: { marks, organizations }, unit }) => {
      const mark = marks[unit].content;
      const fact = (key: string, value: string) => ({
        ...{ unit: organizations[unit], key, value, asOf: '2026-01-01', evidence: [mark] },
      });
      return JSON.stringify({
        ...{ format: 'zeren-assessment/1', scheme: schemeOf(mark) },
        ...{
          units: [{ id: organizations[unit], group: mark }],
          facts: [fact('done', '3'), fact('due', '4')],
        },
      });
    },
  ],
  ['assessment_result.told_at', () => '2026-01-05T02:00:00Z'],
  ['assessment_result.grade_code', () => 'good'],
  ['assessment_result.use_kind', () => null],
  ['result_objection.indicator_code', () => 'A'],
  ['result_objection.fact_key', () => 'due'],
  ['result_objection.claimed', ({ district, unit }) => JSON.stringify(district.marks[unit].content)],
];

/**
 * Where the shape of a column is not said by its type and its checks. A table of which nothing stands here is filled from
 * the catalogue alone; when that is refused, the suite names the table and the fault.
 */
export const FILLINGS = new Map<string, Filling>([
  ...ASSESSMENTS,
  ['list_set.year', () => 2026],
  ['responsibility_list.state', () => 'issued'],
  ['responsibility_list.issued_at', () => '2026-01-05T02:00:00Z'],
  ['responsibility_list.receipt_due_on', () => '2026-02-01'],
  ['responsibility_item.domain_code', () => '农村'],
  ['responsibility_item.dimension_code', () => '思想建设'],
  ['responsibility_item.cadence_clauses', () => null],
  ['duty_report.import_run_id', () => null],
  ['import_run.state', () => 'checking'],
  ['duty.origin_kind', () => 'item'],
  ['duty.directive_id', () => null],
  ['directive.state', () => 'issued'],
  ['directive.issued_at', () => '2026-01-05T02:00:00Z'],
  ['directive.due_on', () => '2026-06-30'],
  ['directive_return.state', () => 'sent'],
  ['directive_return.rows', ({ district, unit }) => JSON.stringify([{ c1: district.marks[unit].content }])],
  ['duty.domain_code', () => '农村'],
  ['duty.state', () => 'owed'],
  ['duty.light', () => 'overdue'],
  ['duty.opens_on', () => '2026-01-01'],
  ['duty.due_on', () => '2026-06-30'],
  ['duty.light_turns_on', () => '2026-07-01'],
  ['duty.checking_class', () => '备案'],
  [
    'organization_guidance.guide_id',
    ({ district: { organizations }, unit }) => organizations[unit === 'county' ? 'social' : 'county'],
  ],
  [
    'organization_succession.to_id',
    ({ district: { organizations }, unit }) => organizations[unit === 'county' ? 'social' : 'county'],
  ],
  // Numbered within the district.
  ['audit_leaf.leaf_index', ({ unit }) => UNITS.indexOf(unit)],
  ['audit_subtree.height', () => 8],
  ['audit_subtree.subtree_index', ({ unit }) => UNITS.indexOf(unit)],
  ['audit_checkpoint.number', ({ unit }) => UNITS.indexOf(unit) + 1],
  ['organization_past.valid_from', () => '2025-01-01'],
  ['organization_past.valid_to', () => '2026-01-01'],
  // A matter is its members' own: here of the post of the person whose rows these are.
  ['accountability_matter.state', () => 'proposed'],
  ['accountability_matter.origin', () => 'by-hand'],
  ['accountability_matter.facts', () => '[]'],
  ['accountability_measure.target', () => 'leader'],
  ...['appeal_answer', 'appeal_answer_number', 'correction_number', 'corrected_by'].map(
    (column): [string, Filling] => [`accountability_measure.${column}`, () => null],
  ),
  ['accountability_measure.state', () => 'in-effect'],
  ['reminder.state', () => 'waiting'],
  ['delivery.channel', () => 'email'],
  ['delivery.state', () => 'queued'],
  ['evidence.media_type', () => 'text/plain'],
  ['verification_act.opened', () => []],
  ['second_look.outcome', () => null],
  ['verification_draw.month', () => '2026-10'],
  ['verification_draw.frame', () => []],
  ['verification_draw.drawn', () => []],
  ['inspection.state', () => 'drawn'],
  ['inspection.domains', () => ['农村']],
  [
    'inspection.frame',
    ({ district, unit }) => JSON.stringify([{ domainCode: '农村', unitIds: [district.organizations[unit]] }]),
  ],
  ['inspection_member.leads', () => true],
  ['inspection_target.domain_code', () => '农村'],
  ['inspection_visit.state', () => 'open'],
  ['inspection_row.kind', () => 'template'],
  ['inspection_row.method', () => 'look'],
  ['inspection_row.result', () => null],
  ['inspection_row.finding_id', () => null],
  ['inspection_row.item_id', () => null],
  ['finding.domain_code', () => '农村'],
  ['finding.dimension_code', () => '组织建设'],
  ['finding.severity_code', () => '中'],
  ['finding.source_code', () => '督查'],
  ['finding.answer', () => null],
  ['finding.disposition', () => null],
  ['rectification_number.year', ({ unit }) => 2026 + UNITS.indexOf(unit)],
  // Numbered within the district.
  ['rectification_order.number', ({ unit }) => UNITS.indexOf(unit) + 1],
  ['rectification_order.year', () => 2026],
  ['rectification_order.severity_code', () => '中'],
  ['rectification_order.outcome', () => null],
  ['rectification_order.verification_act_id', () => null],
  ['rectification_order.look_back_act_id', () => null],
  ['rectification_order.issued_on', () => '2026-06-01'],
  ['rectification_order.due_on', () => '2026-06-30'],
  ['rectification_order.stands_due_on', () => '2026-06-30'],
  ['rectification_step.verb', () => 'issue'],
  ['evidence.kind_code', () => '文件'],
  [
    'evidence_inspection.preview',
    ({ district, unit }) => JSON.stringify([{ kind: 'paragraph', text: district.marks[unit].content }]),
  ],
  ['evidence_upload.pieces', () => []],
  ['evidence_upload.received', () => 0],
  // The organisation's own item contributes to one that nobody here has.
  ['item_contribution.lower_lineage_id', ({ row }) => row('responsibility_item').lineage_id],
  // Who signs in somebody's stead says why.
  ['handover_signature.signed_as', () => 'superior'],
  [
    'agreement.document',
    ({ district, unit }) =>
      JSON.stringify({
        ...{ title: '责任书', year: 2026, versionNo: 1, validFrom: '2026-01-01', validTo: '2026-12-31' },
        ...{ issuer: { organization: '', post: '' }, responsible: { organization: '', post: '' } },
        ...{
          terms: [district.marks[unit].content],
          list: { versionNo: 1, items: [] },
          clauses: [],
          amends: null,
        },
        superiorDocument: null,
      }),
  ],
  ['agreement.valid_from', () => '2026-01-01'],
  ['agreement.valid_to', () => '2026-12-31'],
  ['agreement.state', () => 'signed'],
  ['agreement.year', () => 2026],
  ['agreement_batch.state', () => 'waiting'],
  ['agreement_batch.list_ids', () => []],
  ['agreement_batch.given', ({ district, unit }) => JSON.stringify({ title: district.marks[unit].content })],
  // Ink is the signature of a paper copy.
  ['agreement_signature.signed_as', () => 'paper'],
  ['agreement_signature.signature', () => null],
  ['agreement_signature.key_id', () => null],
  ['search_name.subject_kind', () => 'organization'],
  ['search_name.subject_id', ({ district, unit }) => district.organizations[unit]],
  ['capability_grant.capability_set', () => 'officeholder'],
  ['capability_grant.person_id', () => null],
  ['person.merged_into_id', () => null],
  ['survey.state', () => 'open'],
  ['survey.opened_at', () => '2026-01-05T02:00:00Z'],
  [
    'survey_questionnaire.questions',
    ({ district, unit }) =>
      JSON.stringify([
        {
          ...{ key: 'q1', kind: 'text', about: 'whole', zh: district.marks[unit].content },
          ...{ required: false, options: [] },
        },
      ]),
  ],
  ...['survey_urn.ballots', 'survey_paper_reading.sheets'].map((column): [string, Filling] => [
    column,
    ({ district, unit }) => JSON.stringify([{ 'all.q1': district.marks[unit].content }]),
  ]),
  // Two entries and a third look are three people's.
  ['survey_paper.second_person_id', () => null],
  ['survey_paper.settled_person_id', () => null],
  ...['counter_delta', 'node_counter'].flatMap((table): [string, Filling][] => [
    [`${table}.measure`, () => 'duty'],
    [`${table}.bucket`, () => 'overdue'],
    [`${table}.domain`, () => '农村'],
  ]),
]);
