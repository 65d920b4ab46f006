import { Exact } from '../exact/exact';
import type { JsonSchema, Place, Shape } from './shape';

/** Free text; a sentence by default. */
export function text({ min = 1, max = 200 } = {}): Shape<string> {
  return {
    schema: { type: 'string', minLength: min, maxLength: max },
    read(json, place) {
      if (typeof json !== 'string') return place.fault('not-text');
      const length = [...json].length;
      return length < min || length > max ? place.fault('text-length', { min, max }) : json;
    },
  };
}

/** A text of a given form, said in words for whoever got it wrong. */
export function textLike(form: RegExp, words: { zh: string; en: string }): Shape<string> {
  return {
    schema: { type: 'string', pattern: form.source, description: words.en },
    read(json, place) {
      if (typeof json !== 'string') return place.fault('not-text');
      if (form.test(json)) return json;
      return place.fault('text-form', { value: json.slice(0, 60), formZh: words.zh, formEn: words.en });
    },
  };
}

/** The name of an indicator, a source, a grade: letters, digits, - and _ ; Chinese too. */
export const code = textLike(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, {
  zh: '用字母、汉字、数字、- 和 _，最多 40 个',
  en: 'letters, digits, - and _, at most 40',
});

/** A decimal in quotes. */
export function decimal({ min = '-1000000', max = '1000000' } = {}): Shape<Exact> {
  const [low, high] = [Exact.of(min), Exact.of(max)];
  return {
    schema: {
      type: 'string',
      pattern: String.raw`^-?\d{1,20}(\.\d{1,20})?$`,
      description: `a decimal from ${min} to ${max}`,
    },
    read(json, place) {
      if (!Exact.isText(json)) return place.fault('not-decimal');
      const value = Exact.of(json);
      return value.compare(low) < 0 || value.compare(high) > 0
        ? place.fault('decimal-range', { min, max })
        : value;
    },
  };
}

export const notNegative = (): Shape<Exact> => decimal({ min: '0' });

export function whole({ min, max }: { min: number; max: number }): Shape<number> {
  return {
    schema: { type: 'integer', minimum: min, maximum: max },
    read(json, place) {
      const fits = typeof json === 'number' && Number.isInteger(json) && json >= min && json <= max;
      return fits ? json : place.fault('not-whole', { min, max });
    },
  };
}

export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read: (json, place) => (typeof json === 'boolean' ? json : place.fault('not-flag')),
};

export function oneOf<const Word extends string>(...words: readonly Word[]): Shape<Word> {
  return {
    schema: { enum: words },
    read(json, place) {
      const found = words.find((word) => word === json);
      return found ?? place.fault('not-of-words', { words: words.join(' ') });
    },
  };
}

export function list<T>(
  entry: Shape<T>,
  { min = 1, max }: { min?: number; max: number },
): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: entry.schema, minItems: min, maxItems: max },
    read(json, place) {
      if (!Array.isArray(json)) return place.fault('not-list');
      if (json.length < min || json.length > max) return place.fault('list-length', { min, max });
      return json.map((part: unknown, index) => entry.read(part, place.to(index)));
    },
  };
}

/** Entries by name, in the order of their names: JSON gives the order in which they were written no meaning. */
export function byName<T>(
  name: Shape<string>,
  entry: Shape<T>,
  { min = 0, max }: { min?: number; max: number },
): Shape<ReadonlyMap<string, T>> {
  return {
    schema: {
      type: 'object',
      propertyNames: name.schema,
      additionalProperties: entry.schema,
      minProperties: min,
      maxProperties: max,
    },
    read(json, place) {
      if (!isObject(json)) return place.fault('not-object');
      const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
      if (entries.length < min || entries.length > max) return place.fault('list-length', { min, max });
      return new Map(
        entries.map(([key, part]) => {
          name.read(key, place.to(key));
          return [key, entry.read(part, place.to(key))];
        }),
      );
    },
  };
}

/** May be left out. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return { schema: shape.schema, read: shape.read.bind(shape), left: { value: undefined } };
}

/** May be left out, and is then this. */
export function otherwise<T>(shape: Shape<T>, value: T, written: unknown): Shape<T> {
  return {
    schema: { ...shape.schema, default: written },
    read: shape.read.bind(shape),
    left: { value },
  };
}

export type Parts = Readonly<Record<string, Shape<unknown>>>;
export type ObjectOf<P extends Parts> = { readonly [K in keyof P]: P[K] extends Shape<infer T> ? T : never };

/** An object with exactly these parts: what is not known is refused, so that a misspelt word never passes silently. */
export function object<P extends Parts>(parts: P): Shape<ObjectOf<P>> {
  return { schema: objectSchema(parts), read: (json, place) => readParts(parts, json, place, []) };
}

export function readParts<P extends Parts>(
  parts: P,
  json: unknown,
  place: Place,
  known: readonly string[],
): ObjectOf<P> {
  if (!isObject(json)) return place.fault('not-object');
  for (const name of Object.keys(json)) {
    if (!Object.hasOwn(parts, name) && !known.includes(name)) place.fault('unknown', { name });
  }
  const read: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(parts)) {
    if (Object.hasOwn(json, name)) read[name] = shape.read(json[name], place.to(name));
    else if (shape.left) read[name] = shape.left.value;
    else place.fault('missing', { name });
  }
  return read as ObjectOf<P>;
}

export function objectSchema(parts: Parts, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  const required = Object.entries(parts)
    .filter(([, shape]) => !shape.left)
    .map(([name]) => name);
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...more,
      ...Object.fromEntries(Object.entries(parts).map(([name, shape]) => [name, shape.schema])),
    },
    required: [...Object.keys(more), ...required],
  };
}

export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The same word in both languages: what stands on screens and in explanations. */
export const words = object({ zh: text(), en: text() });
