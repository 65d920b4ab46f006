import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import type { Finding } from '@zeren/domain/registry/audit/findings';
import { RecordKeys } from './platform/record/record-keys';
import { noteKeyOf, NotVerifiable, readNoteKey, verifyRecord } from './registry/audit';
import type { DistrictFigures, NoteKey } from './registry/audit';
import { SEALED_KINDS } from './sealed-kinds';

const USAGE = `
npm run verify-audit -- [--database postgres://…] [--checkpoint FILE-OR-FOLDER]… [--key KEY-OR-FILE]…
                        [--keys audit-keys.json] [--at 2026-11-24T02:00:00Z] [--json]

  --database    the database, live or restored from a dump, as a role that sees past row-level security
  --checkpoint  what was kept elsewhere: a checkpoint, or the folder of a witness; without it a database that was
                rewritten from end to end, or put back to an earlier state, can't be told from one that was not
  --key         the key of the log (zeren-…+…+…), as the witness or the printed sheet has it
  --keys        the installation's own file of keys: names every entry that the program did not write
  --at          when the dump was made
Exit code: 0 whole, 1 something was found, 2 nothing could be verified.
`;
/** More are counted, not told. */
const MOST_TOLD = 200;

interface Settings {
  readonly database: string;
  readonly kept: string[];
  readonly keys: NoteKey[];
  readonly entryKeys: Buffer[];
  readonly at: string | undefined;
  readonly json: boolean;
}

function readSettings(args: string[], environment: NodeJS.ProcessEnv): Settings {
  const { values } = parseArgs({
    args,
    options: {
      database: { type: 'string', default: environment.DATABASE_URL ?? '' },
      checkpoint: { type: 'string', multiple: true, default: [] },
      key: { type: 'string', multiple: true, default: [] },
      keys: { type: 'string' },
      at: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!values.database) throw new NotVerifiable('--database: say which database.');
  if (values.at && Number.isNaN(Date.parse(values.at))) throw new NotVerifiable('--at: is no instant.');
  const own = ownKeys(values.keys, values.key.length > 0, environment);
  const keys = values.key.flatMap((text) =>
    existsSync(text) ? readFileSync(text, 'utf8').trim().split('\n') : text,
  );
  if (!own && keys.length === 0) throw new NotVerifiable('--key: say which key checkpoints are signed with.');
  return {
    database: values.database,
    kept: values.checkpoint.flatMap(notesIn),
    keys: [
      ...keys.map(readNoteKey),
      ...(own ? [noteKeyOf(own.name, own.publicKey), ...own.formerKeys.map(readNoteKey)] : []),
    ],
    entryKeys: own ? [own.entryKey] : [],
    at: values.at && new Date(values.at).toISOString(),
    json: values.json,
  };
}

/** The installation's keys where they are named, or lie where the program keeps them and nobody named a key. */
function ownKeys(named: string | undefined, hasKey: boolean, { AUDIT_KEYS, DATA_DIR }: NodeJS.ProcessEnv) {
  if (named && !existsSync(named)) throw new NotVerifiable(`--keys: there is no ${named}.`);
  const usual = AUDIT_KEYS || join(DATA_DIR || '.data', 'audit-keys.json');
  if (named) return new RecordKeys(named);
  return !hasKey && existsSync(usual) ? new RecordKeys(usual) : undefined;
}

/** The note in a file, or those in a folder and below it. */
function notesIn(path: string): string[] {
  if (!existsSync(path)) throw new NotVerifiable(`--checkpoint: there is no ${path}.`);
  if (!statSync(path).isDirectory()) return [readFileSync(path, 'utf8')];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.checkpoint'),
  );
  if (names.length === 0) throw new NotVerifiable(`--checkpoint: ${path} holds no checkpoints.`);
  return names.sort().map((name) => readFileSync(join(path, name), 'utf8'));
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const count = (number: number) => number.toLocaleString('en');

function tell(figures: readonly DistrictFigures[], findings: Findings, kept: number): void {
  for (const {
    name,
    entries,
    root,
    checkpoints,
    kept: fitting,
    sealedRows,
    waiting,
    uncomparable,
  } of figures) {
    if (entries + waiting + sealedRows === 0) continue;
    say(
      `${name}：${count(entries)} 条记录，${count(checkpoints)} 个检查点，外存检查点相符 ${fitting} 个，已核业务行 ${count(sealedRows)}，待入日志 ${waiting}，内容已清 ${uncomparable}，根 ${root ?? '—'}`,
    );
    say(
      `  ${count(entries)} entries, ${count(checkpoints)} checkpoints, ${fitting} kept ones fit, ${count(sealedRows)} business rows compared, ${waiting} waiting, ${uncomparable} cleared, root ${root ?? '—'}`,
    );
  }
  if (kept === 0) {
    say('没有给出外存检查点：整库改写或退回查不出来。');
    say('  No checkpoint from elsewhere was given: a rewriting of everything would not show.');
  }
  if (findings.count === 0) {
    say('完好：没有发现改动。\n  Whole: nothing was changed.');
    return;
  }
  say(`发现 ${findings.count} 处问题。 / ${findings.count} findings.`);
  if (findings.first) say(`最早的一处：${findings.first.zh}\n  The first: ${findings.first.en}`);
}

/** Told as they come; the first by its place in the log. */
class Findings {
  count = 0;
  first: Finding | undefined;

  constructor(private readonly json: boolean) {}

  add(finding: Finding): void {
    this.count += 1;
    if ((finding.index ?? Infinity) < (this.first?.index ?? Infinity)) this.first = finding;
    this.first ??= finding;
    if (this.json) say(JSON.stringify(finding));
    else if (this.count <= MOST_TOLD) say(`✗ ${finding.zh}\n  ${finding.en}`);
  }
}

/** Verifies the record of a database and says what is not as it was recorded and signed. */
async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const client = new Client({ connectionString: settings.database });
  await client.connect();
  try {
    const findings = new Findings(settings.json);
    const { keys, kept, entryKeys, at } = settings;
    const onFinding = (finding: Finding) => findings.add(finding);
    const figures = await verifyRecord(client, {
      ...{ keys, kept, entryKeys, sealedKinds: SEALED_KINDS, onFinding },
      ...(at ? { at } : {}),
    });
    if (settings.json) say(JSON.stringify({ findings: findings.count, districts: figures }));
    else tell(figures, findings, kept.length);
    process.exitCode = findings.count > 0 ? 1 : 0;
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof NotVerifiable || error instanceof TypeError) process.stderr.write(USAGE);
  process.exitCode = 2;
});
