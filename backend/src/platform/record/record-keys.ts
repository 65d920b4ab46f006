import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Configuration } from '../configuration/configuration';
import { readOrMakeKeys } from '../kept-keys';

interface KeysFile {
  /** What checkpoints are signed in the name of; the origin of every district's log begins with it. */
  readonly name: string;
  /** 32 bytes, base64. */
  readonly entryKey: string;
  /** Ed25519, SPKI in base64: what checkpoints are checked with. */
  readonly publicKey: string;
  /** Ed25519, PKCS #8 in base64. An API process can do without. */
  readonly signingKey?: string;
  /** Keys that checkpoints were signed with before, as they are handed on. */
  readonly formerKeys?: readonly string[];
}

/**
 * The keys of the record, in a file outside the database: whoever owns the database has not got them. Made by the
 * process that needs them first.
 */
export class RecordKeys {
  private kept: KeysFile | undefined;

  constructor(private readonly file: string) {}

  static of(configuration: Pick<Configuration, 'AUDIT_KEYS' | 'DATA_DIR'>): RecordKeys {
    return new RecordKeys(configuration.AUDIT_KEYS ?? join(configuration.DATA_DIR, 'audit-keys.json'));
  }

  /** What every entry of the record is authenticated with. */
  get entryKey(): Buffer {
    return Buffer.from(this.read().entryKey, 'base64');
  }

  get name(): string {
    return this.read().name;
  }

  get publicKey(): KeyObject {
    return createPublicKey({
      key: Buffer.from(this.read().publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
  }

  get formerKeys(): readonly string[] {
    return this.read().formerKeys ?? [];
  }

  get signingKey(): KeyObject {
    const { signingKey } = this.read();
    if (!signingKey) throw new Error(`${this.file}: holds no signingKey, which the job process needs.`);
    return createPrivateKey({ key: Buffer.from(signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  }

  private read(): KeysFile {
    if (this.kept) return this.kept;
    const kept = readOrMakeKeys(this.file, makeKeys);
    if (!kept.name || !kept.publicKey || Buffer.from(kept.entryKey ?? '', 'base64').length !== 32) {
      throw new Error(`${this.file}: holds no name, entryKey and publicKey of the record.`);
    }
    return (this.kept = kept as KeysFile);
  }
}

function makeKeys(): KeysFile {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    name: `zeren-${randomBytes(6).toString('hex')}`,
    entryKey: randomBytes(32).toString('base64'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}
