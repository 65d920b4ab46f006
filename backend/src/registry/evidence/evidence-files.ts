import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type {} from '@fastify/multipart';
import { evidenceRefusals } from '@zeren/domain/registry/evidence/evidence-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { Refused } from '../../platform/refused';
import type { OpenedEvidence } from './evidence-commands';
import type { Upload } from './spool';
import type { IncomingPiece } from './uploads/evidence-uploads';

/** The one file of a multipart request, still streaming. */
export async function uploadOf(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Refused(platformRefusals['request.unsupported']({ field: 'file' }));
  const part = await request.file();
  if (!part || part.fieldname !== 'file')
    throw new Refused(evidenceRefusals['evidence.file-missing']({ field: 'file' }));
  return { fileName: part.filename, stream: part.file };
}

/** One piece of a file, still streaming, with where it begins and its digest. */
export function pieceOf(request: FastifyRequest): IncomingPiece {
  const { body, headers } = request;
  if (!(body instanceof Readable))
    throw new Refused(platformRefusals['request.unsupported']({ field: 'body' }));
  const offset = /^\d{1,12}$/.exec(String(headers['upload-offset']))?.[0];
  const digest = headers['upload-digest'];
  if (offset === undefined || (digest !== undefined && !/^[0-9a-f]{64}$/.test(String(digest)))) {
    throw new Refused(evidenceRefusals['evidence.piece-damaged']());
  }
  return { offset: Number(offset), digest: digest === undefined ? null : String(digest), stream: body };
}

/** Hands evidence out as it lies in the storage, with the headers that keep a browser from running it. */
export async function sendEvidence(reply: FastifyReply, opened: OpenedEvidence): Promise<void> {
  const content = await opened.read();
  await reply.headers(opened.headers).send(content);
}
