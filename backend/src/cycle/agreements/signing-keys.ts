import { Inject, Injectable } from '@nestjs/common';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import { readOrMakeKeys } from '../../platform/kept-keys';
import { canonical } from '../../platform/record/entry-bytes';

interface KeysFile {
  /** Ed25519, PKCS #8 in base64. */
  readonly signingKey: string;
  /** Ed25519, SPKI in base64: keys that were signed with before, for what was signed then. */
  readonly formerPublicKeys?: readonly string[];
}

/** What a signature stands over: who signed which text for which side, when, and how they showed that it was them. */
export interface SigningStatement {
  readonly format: 'zeren-signature/1';
  readonly districtId: string;
  readonly agreementId: string;
  readonly digest: string;
  readonly role: string;
  readonly personId: string;
  readonly tenureId: string | null;
  readonly steppedUpBy: string | null;
  readonly signedAt: string;
}

const KEY_ID_DIGITS = 16;

/**
 * The installation's key for signatures under agreements, in a file outside the database: whoever owns the database can
 * make none. A key of its own, apart from that of the record.
 */
@Injectable()
export class SigningKeys {
  private readonly file: string;
  private kept: { readonly key: KeyObject; readonly known: ReadonlyMap<string, KeyObject> } | undefined;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.file = configuration.SIGNING_KEYS ?? join(configuration.DATA_DIR, 'signing-keys.json');
  }

  sign(statement: SigningStatement): { readonly signature: Buffer; readonly keyId: string } {
    const { key } = this.read();
    const signature = sign(null, Buffer.from(canonical(statement)), key);
    return { signature, keyId: keyIdOf(createPublicKey(key)) };
  }

  /** Whether one of this installation's keys, now or before, signed this statement. */
  verifies(statement: SigningStatement, signature: Buffer, keyId: string): boolean {
    const key = this.read().known.get(keyId);
    return key !== undefined && verify(null, Buffer.from(canonical(statement)), key, signature);
  }

  private read() {
    if (this.kept) return this.kept;
    const { signingKey, formerPublicKeys = [] } = readOrMakeKeys(this.file, makeKeys);
    if (!signingKey) throw new Error(`${this.file}: holds no signingKey.`);
    const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64'), format: 'der', type: 'pkcs8' });
    const former = formerPublicKeys.map((text) =>
      createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }),
    );
    const known = new Map([createPublicKey(key), ...former].map((each) => [keyIdOf(each), each]));
    return (this.kept = { key, known });
  }
}

function keyIdOf(key: KeyObject): string {
  const spki = key.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('hex').slice(0, KEY_ID_DIGITS);
}

function makeKeys(): KeysFile {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64') };
}
