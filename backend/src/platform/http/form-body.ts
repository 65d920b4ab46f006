import type { FastifyInstance } from 'fastify';
import { traitsOf } from './route';

const LIMIT = 64 * 1024;
const MOST_FIELDS = 2_000;
/** `answers[s1.q1]`: a field of a field. */
const NESTED = /^(\w{1,20})\[([\w.]{1,40})\]$/;

/** Parses what a form without script sends, for routes that take one; any other has no such media type. */
export function parseForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: LIMIT },
    (request, body, done) => {
      if (!traitsOf(request).takesForm) {
        done(Object.assign(new Error('No form is taken here'), { statusCode: 415 }));
        return;
      }
      done(null, formFields(body as string));
    },
  );
}

/** Later values of a field replace earlier ones. */
export function formFields(body: string): Record<string, unknown> {
  const fields = Object.create(null) as Record<string, unknown>;
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    if (++count > MOST_FIELDS) break;
    const [, outer, inner] = NESTED.exec(name) ?? [];
    if (outer === undefined) fields[name] = value;
    else {
      const within = fields[outer];
      const nested = (typeof within === 'object' ? within : (fields[outer] = Object.create(null))) as Record<
        string,
        unknown
      >;
      nested[inner!] = value;
    }
  }
  return { ...fields };
}
