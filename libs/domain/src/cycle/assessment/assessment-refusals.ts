import { defineRefusals } from '../../platform/refusal';

/** Why something about schemes and scores is not done, and what to do. */
export const assessmentRefusals = defineRefusals({
  'assessment.simulation-too-large': {
    status: 422,
    zh: '方案、单位和事实合在一起太大，一次算不完。请减少单位，或分组试算。',
    en: 'The scheme, the units and their facts together are too much for one trial. Take fewer units, or try group by group.',
  },
});
