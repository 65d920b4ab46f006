import { randomUUID } from 'node:crypto';
import { grantForTest } from '../test-accounts';
import type { TestClient } from '../test-client';
import type { Race } from './race';
import type { World } from './world.spec-kit';

const both = (zh: string) => ({ zh, en: zh });
const SCHEME = {
  ...{ format: 'zeren-scheme/1', code: 'races', version: 1, name: both('考核') },
  basis: { kind: '示例' },
  rounding: { indicator: { digits: 2 }, total: { digits: 2 } },
  facts: { done: both('已做'), due: both('应做') },
  indicators: [
    { code: 'A', name: both('落实'), points: '100', rule: { kind: 'share', done: 'done', due: 'due' } },
  ],
};
const SCORED = [{ code: 'A', ...both('落实'), of: '100', points: '75', state: 'scored', missing: null }];

interface Settling {
  readonly assessmentId: string;
  readonly roundId: string;
  readonly resultId: string;
}

/** Marks that are sent, objections, and results that are told, publicised and closed. */
export const assessments = (world: () => World): Race[] => {
  let decider: Promise<TestClient> | undefined;
  const leader = () =>
    (decider ??= (async () => {
      const { kit } = world();
      const { districtId, organizations } = kit.county;
      const { postId, secretary } = await kit.village();
      const rootOrganizationId = organizations.county;
      await grantForTest(kit.application, districtId, {
        ...{ capabilitySet: 'leader', rootOrganizationId, to: { postId } },
      });
      return kit.as(secretary);
    })());
  const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const all = { district_id: world().kit.county.districtId, ...row };
    const names = Object.keys(all);
    await world().kit.sql(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(all),
    );
  };
  /** An assessment of 望舒镇党委 by the county. */
  const assessed = async (state: 'frozen' | 'scored'): Promise<string> => {
    const { organizations, people, posts } = world().kit.county;
    const body = organizations.county;
    const [schemeId, groupId, assessmentId] = [randomUUID(), randomUUID(), randomUUID()];
    await insert('assessment_scheme', {
      ...{ id: schemeId, organization_id: body, code: schemeId, version_no: 1, name_zh: '考核', name_en: '' },
      ...{ document: SCHEME, state: 'published', digest: Buffer.alloc(32), created_at: '2026-01-01' },
      published_at: '2026-01-01',
    });
    await insert('assessment_group', {
      ...{ id: groupId, organization_id: body, name: groupId, object_code: '领导班子', basis: '示例' },
      valid_from: '2026-01-01',
    });
    await insert('assessment', {
      ...{ id: assessmentId, organization_id: body, scheme_id: schemeId, name: '考核', kind: 'half-year' },
      ...{ year: 2026, period_from: '2026-01-01', as_of: '2026-06-30', state, created_at: '2026-06-30' },
      revision: state === 'scored' ? 1 : 0,
    });
    await insert('assessment_unit', {
      ...{ assessment_id: assessmentId, organization_id: organizations.wangshu, group_id: groupId },
      ...{ group_name: '一组', organization_name: '望舒镇党委', post_id: posts.wangshu },
      ...{ person_id: people.banshan, total: '75', place: 1, complete: true, told_at: '2026-06-01' },
      indicators: JSON.stringify(SCORED),
    });
    await insert('assessment_fact', {
      ...{ assessment_id: assessmentId, organization_id: organizations.wangshu, fact_key: 'done' },
      ...{ source_code: '', value: '"3"', origin: 'sheet' },
    });
    return assessmentId;
  };
  const settling = async (state: 'feedback' | 'publicity', told: boolean): Promise<Settling> => {
    const { organizations, people } = world().kit.county;
    const assessmentId = await assessed('scored');
    const [roundId, resultId] = [randomUUID(), randomUUID()];
    const publicity = { publicity_from: '2026-06-01', publicity_until: '2026-06-20' };
    await insert('result_round', {
      ...{ id: roundId, assessment_id: assessmentId, organization_id: organizations.county, state },
      ...{ opened_at: '2026-06-01', ...(state === 'publicity' ? publicity : {}) },
    });
    await insert('assessment_result', {
      ...{ id: resultId, round_id: roundId, assessment_id: assessmentId, person_id: people.banshan },
      ...{ organization_id: organizations.wangshu, told_at: told ? '2026-06-01' : null },
    });
    return { assessmentId, roundId, resultId };
  };
  const round = (verb: 'publicise' | 'finalize', state: 'feedback' | 'publicity'): Race => ({
    route: `POST /api/result-rounds/{id}/${verb}`,
    action: `result-round.${verb}`,
    async prepare() {
      const { roundId } = await settling(state, true);
      return { who: world().clerk, url: `/api/result-rounds/${roundId}/${verb}`, version: 1 };
    },
  });
  return [
    round('publicise', 'feedback'),
    round('finalize', 'publicity'),
    {
      route: 'POST /api/results/{id}/tell',
      action: 'assessment-result.tell',
      async prepare() {
        const { resultId } = await settling('feedback', false);
        return { who: world().clerk, url: `/api/results/${resultId}/tell`, version: 1 };
      },
    },
    {
      route: 'POST /api/results/{id}/object',
      action: 'result-objection.raise',
      async prepare() {
        const { resultId } = await settling('feedback', true);
        const body = { indicatorCode: 'A', factKey: 'done', claimed: '4', reason: '漏计一次' };
        return { who: world().holder, url: `/api/results/${resultId}/object`, body };
      },
    },
    {
      route: 'POST /api/score-objections/{id}/decide',
      action: 'result-objection.uphold',
      async prepare() {
        const { organizations, people } = world().kit.county;
        const { assessmentId, resultId } = await settling('feedback', true);
        const id = randomUUID();
        await insert('result_objection', {
          ...{ id, result_id: resultId, assessment_id: assessmentId, organization_id: organizations.wangshu },
          ...{ indicator_code: 'A', fact_key: 'done', old_value: '"3"', claimed: '"4"', reason: '漏计一次' },
          ...{ state: 'open', old_points: '75', old_total: '75', raised_at: '2026-06-02' },
          raised_by_person_id: people.wangshu,
        });
        const body = { upheld: true, reason: '纪要在案' };
        return { who: await leader(), url: `/api/score-objections/${id}/decide`, body, version: 1 };
      },
    },
    {
      route: 'POST /api/assessments/{id}/mark-sheet/send',
      action: 'assessment.send-marks',
      async prepare() {
        const assessmentId = await assessed('frozen');
        const { people } = world().kit.county;
        await insert('assessment_scorer', {
          assessment_id: assessmentId,
          person_id: people.wangshu,
          number: 1,
        });
        return { who: world().holder, url: `/api/assessments/${assessmentId}/mark-sheet/send` };
      },
    },
  ];
};
