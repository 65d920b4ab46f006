// A witness of audit logs, for another machine. This one file is all it needs, with Node 20 or newer: copy it there.
//
//   node witness.mjs --url https://zeren.example --keep /srv/witness [--key FILE-OR-KEY]… [--name NAME]
//                    [--accept-restore ORIGIN --reason TEXT]
//
// Each run fetches the newest checkpoint of every log, demands proof that the log only grew since the last one kept here,
// checks the signature, keeps the checkpoint with this witness's own signature under it (C2SP tlog-cosignature), and
// complains loudly when a log was rewritten, cut or put back. Run it from a timer, once an hour or once a day. It shares
// no code with the product: what it checks, it checks by itself.
//
// Exit code: 0 all is well, 1 a log is stale or could not be fetched, 2 A LOG IS NOT WHAT IT WAS.
import { Buffer } from 'node:buffer';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const ED25519 = 1;
const COSIGNATURE = 4;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** A checkpoint is signed at least once a day. */
const STALE_AFTER = 26 * 3_600_000;
const PATIENCE = 30_000;

/** @typedef {{ name: string, publicKey: import('node:crypto').KeyObject, id: Buffer }} Key */
/** @typedef {{ note: string, text: string, origin: string, size: number, root: Buffer, at: number }} Checkpoint */

/** A log is not what it was. */
export class Broken extends Error {}

/** @param {Buffer[]} parts */
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
/** @param {Buffer} left @param {Buffer} right */
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** @param {import('node:crypto').KeyObject} publicKey */
const rawKey = (publicKey) => publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);

/** @param {string} name @param {number} kind @param {import('node:crypto').KeyObject} publicKey */
const keyId = (name, kind, publicKey) =>
  sha256(Buffer.from(`${name}\n`), Buffer.of(kind), rawKey(publicKey)).subarray(0, 4);

/** Reads a key as it is handed on: `name+id+base64`. @param {string} text @returns {Key} */
export function readKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (!name || bytes.length !== 33 || bytes[0] !== ED25519)
    throw new Error(`This is no key of a log: ${text}`);
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI, bytes.subarray(1)]),
    format: 'der',
    type: 'spki',
  });
  const key = { name, publicKey, id: keyId(name, ED25519, publicKey) };
  if (key.id.toString('hex') !== id) throw new Error(`This key of a log is mistyped: ${text}`);
  return key;
}

/** Opens a signed checkpoint; one that none of the keys has signed is broken. @param {string} note @param {Key[]} keys */
export function openCheckpoint(note, keys) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const said = /^([^\n]+)\n(\d{1,16})\n([A-Za-z0-9+/]{43}=)\ntime ([^\n]+)\n$/.exec(text);
  if (end < 0 || !said) throw new Broken('the log answers something that is no checkpoint');
  const good = note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [, name, signature = ''] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
      const bytes = Buffer.from(signature, 'base64');
      return keys.some(
        (key) =>
          key.name === name &&
          text.startsWith(`${name}/`) &&
          key.id.equals(bytes.subarray(0, 4)) &&
          verify(null, Buffer.from(text), key.publicKey, bytes.subarray(4)),
      );
    });
  if (!good) throw new Broken('its checkpoint is not signed with the key that is known of it');
  const [, origin, size, root, at] = /** @type {string[]} */ (/** @type {unknown} */ (said));
  return /** @type {Checkpoint} */ ({
    note,
    text,
    origin,
    size: Number(size),
    root: Buffer.from(/** @type {string} */ (root), 'base64'),
    at: Date.parse(/** @type {string} */ (at)),
  });
}

/**
 * RFC 9162, section 2.1.4.2: whether a proof leads from one root to the other.
 * @param {number} older @param {number} newer @param {Buffer} olderRoot @param {Buffer} newerRoot @param {Buffer[]} proof
 */
export function isConsistent(older, newer, olderRoot, newerRoot, proof) {
  if (older === newer) return proof.length === 0 && olderRoot.equals(newerRoot);
  if (older < 1 || older > newer) return false;
  const path = [...proof];
  let [step, last] = [BigInt(older - 1), BigInt(newer - 1)];
  while (step & 1n) [step, last] = [step >> 1n, last >> 1n];
  let first = step === 0n ? olderRoot : path.shift();
  if (!first) return false;
  let [left, right] = [first, first];
  for (const hash of path) {
    if (last === 0n) return false;
    if (step & 1n || step === last) {
      left = nodeHash(hash, left);
      right = nodeHash(hash, right);
      while (!(step & 1n) && step !== 0n) [step, last] = [step >> 1n, last >> 1n];
    } else right = nodeHash(right, hash);
    [step, last] = [step >> 1n, last >> 1n];
  }
  return last === 0n && left.equals(olderRoot) && right.equals(newerRoot);
}

/** This witness's own key: its signature under a checkpoint says when it was seen. @param {string} keep @param {string} name */
function witnessKey(keep, name) {
  const file = join(keep, 'witness-key.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  }
  const privateKey = createPrivateKey(readFileSync(file));
  const publicKey = createPublicKey(privateKey);
  const id = keyId(name, COSIGNATURE, publicKey);
  return {
    text: `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(COSIGNATURE), rawKey(publicKey)]).toString('base64')}`,
    /** @param {Checkpoint} checkpoint */
    cosign({ note, text }) {
      const seconds = Math.floor(Date.now() / 1000);
      const time = Buffer.alloc(8);
      time.writeBigUInt64BE(BigInt(seconds));
      const signed = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey);
      return `${note}— ${name} ${Buffer.concat([id, time, signed]).toString('base64')}\n`;
    },
  };
}

/** What is kept here of a log, oldest first. @param {string} folder */
function keptNotes(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.checkpoint'));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** @param {string} url */
async function fetchJson(url) {
  const answer = await globalThis.fetch(url, {
    signal: globalThis.AbortSignal.timeout(PATIENCE),
    redirect: 'error',
  });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return /** @type {any} */ (await answer.json());
}

/** @param {string} origin */
const folderOf = (origin) => origin.replace(/[^A-Za-z0-9.-]/g, '_');

/**
 * Compares one log with what is kept of it, and keeps what is new.
 * @param {{ districtId: string, note: string }} log
 * @param {{ url: string, keep: string, keys: Key[], cosign: (checkpoint: Checkpoint) => string, restored?: string, reason?: string }} hand
 */
async function watch(log, { url, keep, keys, cosign, restored, reason }) {
  const checkpoint = openCheckpoint(log.note, keys);
  if (!checkpoint.origin.endsWith(`/${log.districtId}`))
    throw new Broken('it shows the checkpoint of another log');
  const folder = join(keep, folderOf(checkpoint.origin));
  const notes = keptNotes(folder);
  const last = notes.length > 0 ? openCheckpoint(/** @type {string} */ (notes.at(-1)), keys) : undefined;
  if (last && restored !== checkpoint.origin) await compare(last, checkpoint, log.districtId, url);
  if (restored === checkpoint.origin) {
    mkdirSync(folder, { recursive: true });
    const record = {
      at: new Date().toISOString(),
      reason,
      before: last?.note ?? null,
      after: checkpoint.note,
    };
    writeFileSync(
      join(folder, `${String(notes.length + 1).padStart(8, '0')}.restored.json`),
      JSON.stringify(record, null, 2),
      {
        flag: 'wx',
      },
    );
  }
  if (last?.note.startsWith(checkpoint.text)) return { checkpoint, isNew: false };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${String(notes.length + 1).padStart(8, '0')}.checkpoint`);
  writeFileSync(file, cosign(checkpoint), { flag: 'wx' });
  return { checkpoint, isNew: true };
}

/** @param {Checkpoint} last @param {Checkpoint} now @param {string} districtId @param {string} url */
async function compare(last, now, districtId, url) {
  if (now.size < last.size) {
    throw new Broken(
      `it has ${now.size} entries and had ${last.size}: its end was cut, or an earlier state put back`,
    );
  }
  if (now.size === last.size) {
    if (!now.root.equals(last.root))
      throw new Broken(`its ${now.size} entries are not those it had: it was rewritten`);
    return;
  }
  const { hashes } = await fetchJson(
    `${url}/api/public/audit/logs/${districtId}/consistency?from=${last.size}&to=${now.size}`,
  );
  const proof = Array.isArray(hashes) ? hashes.map((hash) => Buffer.from(String(hash), 'base64')) : [];
  if (!isConsistent(last.size, now.size, last.root, now.root, proof)) {
    throw new Broken(`its first ${last.size} entries are not those it had: it was rewritten`);
  }
}

/** Keys as given, else as kept from the first time, else as the log says now. */
/** @param {string[]} given @param {string} keep @param {string[]} told @param {(line: string) => void} say */
function trustedKeys(given, keep, told, say) {
  const file = join(keep, 'log-keys.txt');
  const texts = given.flatMap((text) =>
    existsSync(text) ? readFileSync(text, 'utf8').trim().split('\n') : [text],
  );
  if (texts.length > 0) writeFileSync(file, `${texts.join('\n')}\n`);
  else if (!existsSync(file)) {
    writeFileSync(file, `${told.join('\n')}\n`, { flag: 'wx' });
    say(`第一次见到这个密钥，请与打印的检查点单核对：${told[0]}`);
    say(`This key was seen for the first time. Compare it with the printed sheet: ${told[0]}`);
  }
  return readFileSync(file, 'utf8').trim().split('\n').map(readKey);
}

/** @param {string[]} args @param {(line: string) => void} [say] @returns {Promise<number>} the exit code */
export async function main(args, say = (line) => console.log(line)) {
  const { values } = parseArgs({
    args,
    options: {
      url: { type: 'string' },
      keep: { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      name: { type: 'string', default: 'witness' },
      'accept-restore': { type: 'string' },
      reason: { type: 'string' },
    },
  });
  const { keep, name } = values;
  const url = values.url?.replace(/\/+$/, '');
  const restored = values['accept-restore'];
  if (!url || !keep || (restored && !values.reason)) {
    say(
      'node witness.mjs --url https://… --keep FOLDER [--key KEY]… [--name NAME] [--accept-restore ORIGIN --reason TEXT]',
    );
    return 1;
  }
  mkdirSync(keep, { recursive: true });
  const told = await fetchJson(`${url}/api/public/audit/logs`);
  const keys = trustedKeys(values.key ?? [], keep, told.keys, say);
  const { cosign } = witnessKey(keep, /** @type {string} */ (name));
  let code = 0;
  const seen = new Set();
  for (const log of told.items) {
    try {
      const { checkpoint, isNew } = await watch(log, {
        url,
        keep,
        keys,
        cosign,
        restored,
        reason: values.reason,
      });
      seen.add(folderOf(checkpoint.origin));
      say(`✓ ${checkpoint.origin}: ${checkpoint.size} 条 entries${isNew ? ', 已存 kept' : ''}`);
      if (Date.now() - checkpoint.at > STALE_AFTER) {
        say(`! ${checkpoint.origin}: 超过一天没有新的检查点。 / No new checkpoint for more than a day.`);
        code = Math.max(code, 1);
      }
    } catch (error) {
      if (error instanceof Broken) {
        seen.add(folderOf(log.origin));
        shout(say, log.origin, error.message);
        code = 2;
      } else {
        say(`! ${log.origin}: ${error instanceof Error ? error.message : error}`);
        code = Math.max(code, 1);
      }
    }
  }
  for (const entry of readdirSync(keep, { withFileTypes: true })) {
    if (!entry.isDirectory() || seen.has(entry.name)) continue;
    shout(say, entry.name, 'it is no longer there');
    code = 2;
  }
  return code;
}

/** @param {(line: string) => void} say @param {string} origin @param {string} what */
function shout(say, origin, what) {
  const bar = '!'.repeat(80);
  say(bar);
  say(`! 审计日志 ${origin} 与此前的见证不符，请立即保全现场，并用 verify-audit 核查。`);
  say(`! THE AUDIT LOG ${origin} IS NOT WHAT IT WAS: ${what}.`);
  say(bar);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}
