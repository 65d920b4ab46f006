import { ALL_RULE_KINDS } from '../rules/rule-kinds';
import type { JsonSchema } from '../shape/shape';
import { schemeShape } from './scheme';

/** The published JSON Schema (2020-12), written from the same shapes that read a scheme. */
export const SCHEME_JSON_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:zeren:scheme:1',
  title: 'Zeren assessment scheme',
  ...schemeShape.schema,
  $defs: { rule: { oneOf: ALL_RULE_KINDS.map(({ schema }) => schema) } },
};
