import type { FastifyRequest } from 'fastify';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from '../refused';

const MEGABYTE = 1024 * 1024;
/** The largest file of a form. */
export const UPLOAD_LIMIT = 20 * MEGABYTE;
/** What a form has beside its file; a file that is a little too large is read, and refused in the words of its room. */
const BESIDE_THE_FILE = 4 * MEGABYTE;

/**
 * A form says how long it is, and none is taken that says itself that it is longer than any file may be: whoever parses
 * one that is too long reads it to its end before it answers.
 */
export function refuseLongForm({ headers }: FastifyRequest): void {
  if (!/^multipart\/form-data/i.test(headers['content-type'] ?? '')) return;
  const length = headers['content-length'];
  if (length === undefined) throw new Refused(platformRefusals['request.length-missing']());
  if (Number(length) <= UPLOAD_LIMIT + BESIDE_THE_FILE) return;
  throw new Refused(
    platformRefusals['request.too-large']({ parameters: { limit: `${UPLOAD_LIMIT / MEGABYTE} MB` } }),
  );
}
