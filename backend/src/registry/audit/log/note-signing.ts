import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readNote, writeNote } from '@zeren/domain/registry/audit/checkpoint';
import type { SignedNote } from '@zeren/domain/registry/audit/checkpoint';

/** Ed25519 in the notes of C2SP signed-note. A key of another kind (SM2) would be one more number here. */
const ED25519 = 1;
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const ID_LENGTH = 4;

/** A key that notes are checked with, under the name that it signs in. */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: KeyObject;
  /** How the key is written down and handed on: `name+id+base64`. */
  readonly text: string;
}

export function noteKeyOf(name: string, publicKey: KeyObject): NoteKey {
  const encoded = Buffer.concat([Buffer.of(ED25519), rawOf(publicKey)]).toString('base64');
  return { name, publicKey, text: `${name}+${idOf(name, publicKey).toString('hex')}+${encoded}` };
}

/** Reads a key as it is handed on; a mistyped one is refused. */
export function readNoteKey(text: string): NoteKey {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim());
  const bytes = Buffer.from(match?.[3] ?? '', 'base64');
  if (!match || bytes.length !== 33 || bytes[0] !== ED25519)
    throw new Error(`This is no key of a log: ${text}`);
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI_HEAD, bytes.subarray(1)]),
    format: 'der',
    type: 'spki',
  });
  const key = noteKeyOf(match[1]!, publicKey);
  if (key.text !== text.trim()) throw new Error(`This key of a log is mistyped: ${text}`);
  return key;
}

/** Signs a text in the name of a log. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  const id = idOf(name, createPublicKey(privateKey));
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]);
  return writeNote({ text, signatures: [{ name, signature: signature.toString('base64') }] });
}

/** The note, if one of these keys has signed it; else undefined. */
export function openNote(note: string, keys: readonly NoteKey[]): SignedNote | undefined {
  const opened = readNote(note);
  if (!opened) return undefined;
  const text = Buffer.from(opened.text);
  const isGood = opened.signatures.some(({ name, signature }) => {
    const bytes = Buffer.from(signature, 'base64');
    return keys.some(
      (key) =>
        key.name === name &&
        bytes.subarray(0, ID_LENGTH).equals(idOf(name, key.publicKey)) &&
        verify(null, text, key.publicKey, bytes.subarray(ID_LENGTH)),
    );
  });
  return isGood ? opened : undefined;
}

function idOf(name: string, publicKey: KeyObject): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(ED25519))
    .update(rawOf(publicKey))
    .digest()
    .subarray(0, ID_LENGTH);
}

function rawOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
}
