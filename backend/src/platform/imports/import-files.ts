import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { Actor } from '../actor';
import { UnitOfWork } from '../database/unit-of-work';
import { markedTable } from '../documents/marked-table';
import { Refused } from '../refused';
import { Storage } from '../storage/storage';
import type { ImportRunDto } from './import-run.dto';
import { ImportRunRepository } from './import-run.repository';

const RECENT = 10;

/** What every import shows of its runs, and the file of each as it was uploaded. A run that is not one's own is not there. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: ImportRunRepository,
    private readonly storage: Storage,
  ) {}

  run(actor: Actor, kind: string, id: string): Promise<ImportRunDto> {
    return this.unitOfWork.read(actor, async (tx) => found(await this.runs.find(tx, kind, id)));
  }

  /** One's newest imports of a kind that were applied, to take one back. */
  recent(actor: Actor, kind: string): Promise<ImportRunDto[]> {
    return this.unitOfWork.read(actor, (tx) => this.runs.recent(tx, kind, RECENT));
  }

  /** A run with its file, and the name of the file without what kind it is. */
  async file(
    actor: Actor,
    kind: string,
    id: string,
  ): Promise<{ readonly run: ImportRunDto; readonly base: string; readonly content: Buffer }> {
    const { run, key } = await this.unitOfWork.read(actor, async (tx) => ({
      run: found(await this.runs.find(tx, kind, id)),
      key: found(await this.runs.storageKey(tx, kind, id)),
    }));
    const content = await buffer(await this.storage.open(key));
    return { run, base: run.fileName.replace(/\.[^.]*$/, ''), content };
  }

  /** The uploaded table with its faults marked, and what it is called then. */
  async marked(actor: Actor, kind: string, id: string): Promise<{ name: string; workbook: Buffer }> {
    const { run, base, content } = await this.file(actor, kind, id);
    return { name: markedName(base), workbook: await markedTable(content, run.faults) };
  }
}

export const markedName = (base: string): string => `${base}（已标出问题）.xlsx`;

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refused(platformRefusals['request.not-found']());
  return value;
}
