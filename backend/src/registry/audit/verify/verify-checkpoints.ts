import { readCheckpoint, readNote } from '@zeren/domain/registry/audit/checkpoint';
import type { Checkpoint } from '@zeren/domain/registry/audit/checkpoint';
import { openNote } from '../log/note-signing';
import type { Verification } from './verification';

/** A root that the log was signed to have at a size, and who says so. */
export interface Milestone {
  readonly size: number;
  readonly root: string;
  readonly at: string;
  readonly source: { readonly zh: string; readonly en: string };
  readonly kept: boolean;
}

/** Whose log a checkpoint is of: what stands after the last slash of its origin. */
export const districtOf = ({ origin }: Checkpoint): string => origin.slice(origin.lastIndexOf('/') + 1);

/** Kept checkpoints of one district that a key of the log has signed, smaller ones first. */
export function keptMilestones(verification: Verification): Milestone[] {
  const { options, districtId } = verification;
  const milestones: Milestone[] = [];
  for (const note of options.kept) {
    const said = readCheckpoint(readNote(note)?.text ?? '');
    if (!said || districtOf(said) !== districtId) continue;
    const source = {
      zh: `外存 ${said.at}，${said.size} 条`,
      en: `kept elsewhere ${said.at}, ${said.size} entries`,
    };
    if (!openNote(note, options.keys)) verification.find('kept-forged', { checkpoint: source });
    else milestones.push({ size: said.size, root: said.root, at: said.at, source, kept: true });
  }
  return milestones.sort((one, other) => one.size - other.size);
}

/** The checkpoints in the database, in order, each after its signature and its place were checked. */
export async function* storedMilestones(verification: Verification): AsyncGenerator<Milestone> {
  const { options, districtId, figures } = verification;
  const rows = verification.rows<{ number: number; size: number; at: Date; note: string }>(
    `SELECT number::float8 AS number, size::float8 AS size, at, note FROM audit_checkpoint
     WHERE district_id = $1 ORDER BY number`,
  );
  let expected = 1;
  let before = { size: 0, at: '' };
  for await (const { number, size, at, note } of rows) {
    for (; expected < number; expected += 1) verification.find('checkpoint-missing', { number: expected });
    expected = number + 1;
    const opened = openNote(note, options.keys);
    const said = opened && readCheckpoint(opened.text);
    if (!said) {
      verification.find('checkpoint-forged', { number });
      continue;
    }
    const inPlace =
      districtOf(said) === districtId &&
      options.keys.some(({ name }) => said.origin === `${name}/${districtId}`) &&
      said.size === size &&
      Date.parse(said.at) === at.getTime() &&
      size >= before.size;
    if (!inPlace) {
      verification.find('checkpoint-misplaced', { number });
      continue;
    }
    figures.checkpoints += 1;
    before = { size, at: said.at };
    const source = { zh: `检查点 ${number}`, en: `checkpoint ${number}` };
    yield { size, root: said.root, at: said.at, source, kept: false };
  }
}
