import type { Meeting, Shape } from '../shape/shape';
import { textLike } from '../shape/plain-shapes';
import type { FactKindName } from './fact-kinds';

/** Words with dots between: `requests.closed`, `诉求.办结`. The expression language reads the same names. */
export const factKey: Shape<string> = textLike(
  /^(?!(?:score|share)\.)(?!(?:and|or|not|total)$)[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*$/u,
  {
    zh: '用字母、汉字、数字和 _，层次之间用点；不以 score. 或 share. 开头',
    en: 'letters, digits and _, with dots between levels; not beginning with score. or share.',
  },
);

/** A rule named a fact outside an expression. */
export interface MetFact {
  readonly key: string;
  readonly kinds: readonly FactKindName[];
  /** The names or words that the rule has an answer for; null when it takes any. */
  readonly names: readonly string[] | null;
  /** Whether the rule must know every name that the fact declares. */
  readonly all: boolean;
}
export const MET_FACT: Meeting<MetFact> = { name: 'fact' };

/** The key of a fact of one of these kinds. */
export function factOf(...kinds: readonly FactKindName[]): Shape<string> {
  return {
    schema: { ...factKey.schema, description: `the key of a fact: ${kinds.join(' or ')}` },
    read(json, place) {
      const key = factKey.read(json, place);
      if (key !== undefined) place.meet(MET_FACT, { key, kinds, names: null, all: false });
      return key;
    },
  };
}
