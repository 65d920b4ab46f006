/**
 * A checkpoint: how many entries a log has and the root of their tree at an instant, signed. The text is that of
 * C2SP tlog-checkpoint (a signed note), with the instant in its one line of extension, so that witnesses and tools for
 * transparency logs read it.
 */
export interface Checkpoint {
  /** Names the log: no two districts and no two installations have the same. */
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** ISO instant. */
  readonly at: string;
}

/** A line of signature under a note: whose, and in base64 the four bytes of the key's id before what they signed. */
export interface NoteSignature {
  readonly name: string;
  readonly signature: string;
}

/** A note with its signatures; what is signed is the text, with the end of its last line. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export function writeCheckpoint({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${root}\ntime ${at}\n`;
}

/** Reads what {@link writeCheckpoint} wrote; undefined when it is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime ([^\n]+)\n$/.exec(text);
  if (!match) return undefined;
  const [, origin, size, root, at] = match as unknown as [string, string, string, string, string];
  return { origin, size: Number(size), root, at };
}

export function writeNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(({ name, signature }) => `— ${name} ${signature}\n`).join('')}`;
}

/** Reads a signed note; undefined when it is none. */
export function readNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line));
  if (signatures.some((match) => !match)) return undefined;
  return {
    text: note.slice(0, end + 1),
    signatures: signatures.map((match) => ({ name: match![1]!, signature: match![2]! })),
  };
}
