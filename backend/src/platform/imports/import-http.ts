import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-fastify/multipart';
import type { UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import type { RefusalMaker } from '@zeren/domain/platform/refusal';
import type { CsvEncoding } from '../documents/write-csv';
import { contentDisposition } from '../http/content-disposition';
import { Refused } from '../refused';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';

/** A route that answers with a workbook. */
export const AnswersWorkbook = (): MethodDecorator =>
  applyDecorators(
    ApiProduces(WORKBOOK),
    ApiOkResponse({ content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } } }),
  );

/** A route that answers with a table: a workbook, or CSV where that is asked for. */
export const AnswersTable = (): MethodDecorator =>
  applyDecorators(
    ApiProduces(WORKBOOK, CSV),
    ApiOkResponse({
      content: {
        [WORKBOOK]: { schema: { type: 'string', format: 'binary' } },
        [CSV]: { schema: { type: 'string', format: 'binary' } },
      },
    }),
  );

/** A route that takes a table as the field `file` of a form, and what other fields it has. */
export const TakesTable = (fields: Readonly<Record<string, object>> = {}): MethodDecorator =>
  applyDecorators(
    UseInterceptors(FileInterceptor('file')),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file', ...Object.keys(fields)],
        properties: { file: { type: 'string', format: 'binary' }, ...fields },
      },
    }),
  );

/** The table of a form, or out with the refusal. */
export function tableOf(
  file: UploadedMultipartFile | undefined,
  missing: RefusalMaker,
): { readonly name: string; readonly content: Buffer } {
  if (!file?.buffer) throw new Refused(missing({ field: 'file' }));
  return { name: file.originalname, content: file.buffer };
}

/** Hands a workbook out under its name. */
export async function sendWorkbook(
  reply: FastifyReply,
  name: string,
  workbook: Buffer | Readable,
): Promise<void> {
  await reply
    .header('content-type', WORKBOOK)
    .header('content-disposition', contentDisposition('attachment', name))
    .send(workbook);
}

/** Hands a table out as CSV under its name. */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  { table, encoding }: { readonly table: Readable; readonly encoding: CsvEncoding },
): Promise<void> {
  await reply
    .header('content-type', `${CSV}; charset=${encoding}`)
    .header('content-disposition', contentDisposition('attachment', name))
    .send(table);
}
