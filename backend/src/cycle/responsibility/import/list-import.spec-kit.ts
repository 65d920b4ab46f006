import { setTimeout as pause } from 'node:timers/promises';
import type { TestApplication } from '../../../../test/test-application';
import type { TestClient } from '../../../../test/test-client';
import type { Actor } from '../../../platform/actor';
import type { ImportRunDto } from '../../../platform/imports/import-run.dto';
import { CHECK_LIST_IMPORTS } from './check-list-imports.job';
import { ListImportService } from './list-import.service';

const URL = '/api/responsibility-lists/imports';

/** Waits for the job, which a nudge may have started already. */
async function checked(
  application: TestApplication,
  read: () => Promise<ImportRunDto>,
): Promise<ImportRunDto> {
  for (;;) {
    await application.runJob(CHECK_LIST_IMPORTS);
    const run = await read();
    if (run.state !== 'checking') return run;
    await pause(20);
  }
}

/** Hands a table in and has it checked. */
export async function checkTable(
  application: TestApplication,
  actor: Actor,
  file: { readonly name: string; readonly content: Buffer },
  year: number,
): Promise<ImportRunDto> {
  const imports = application.api.get(ListImportService, { strict: false });
  const { id } = await imports.upload(actor, file, year);
  return checked(application, () => imports.run(actor, id));
}

/** The same over HTTP. */
export async function uploadTable(
  application: TestApplication,
  client: TestClient,
  file: { readonly fileName: string; readonly mediaType: string; readonly content: Buffer },
  year: number,
): Promise<ImportRunDto> {
  const { body } = await client.upload<ImportRunDto>(URL, file, { fields: { year: String(year) } });
  return checkedRun(application, client, body.id);
}

/** An uploaded table, once the job has checked it. */
export const checkedRun = (
  application: TestApplication,
  client: TestClient,
  id: string,
): Promise<ImportRunDto> =>
  checked(application, async () => (await client.get<ImportRunDto>(`${URL}/${id}`)).body);

/** A tab-separated table, handed in, checked and applied. */
export async function takeInTable(
  application: TestApplication,
  client: TestClient,
  content: Buffer,
  year: number,
): Promise<void> {
  const file = { fileName: 'lists.tsv', mediaType: 'text/tab-separated-values', content };
  const { id, version } = await uploadTable(application, client, file, year);
  const { status } = await client.post(`${URL}/${id}/apply`, { version, body: { mode: 'good-rows' } });
  if (status !== 200) throw new Error(`The table was not taken in: ${status}`);
}
