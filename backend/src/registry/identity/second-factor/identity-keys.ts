import { Inject, Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CONFIGURATION } from '../../../platform/configuration/configuration';
import type { Configuration } from '../../../platform/configuration/configuration';
import { readOrMakeKeys } from '../../../platform/kept-keys';

interface KeysFile {
  /** 32 bytes, base64. */
  readonly secondFactorKey: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * Shuts secrets away with a key that is not in the database: a copy of the tables makes nobody's codes. Each is bound to
 * its account, so one copied into another account's row opens nothing.
 */
@Injectable()
export class IdentityKeys {
  private readonly file: string;
  private kept: Buffer | undefined;

  constructor(@Inject(CONFIGURATION) configuration: Configuration) {
    this.file = configuration.IDENTITY_KEYS ?? join(configuration.DATA_DIR, 'identity-keys.json');
  }

  /** `nonce | ciphertext | tag`. */
  seal(accountId: string, secret: Buffer): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.key('secret'), nonce).setAAD(Buffer.from(accountId));
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  }

  open(accountId: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv(CIPHER, this.key('secret'), sealed.subarray(0, NONCE))
      .setAAD(Buffer.from(accountId))
      .setAuthTag(sealed.subarray(-TAG));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
    } catch (error) {
      throw new Error(`${this.file}: does not hold the key that this second factor was sealed with.`, {
        cause: error,
      });
    }
  }

  /** What is kept of a recovery code: without the key nobody can try all codes against it. */
  digest(accountId: string, code: string): Buffer {
    return createHmac('sha256', this.key('recovery'))
      .update(JSON.stringify([accountId, code]))
      .digest();
  }

  private key(purpose: 'secret' | 'recovery'): Buffer {
    this.kept ??= this.read();
    return Buffer.from(hkdfSync('sha256', this.kept, '', `zeren identity ${purpose}`, 32));
  }

  private read(): Buffer {
    const keys = readOrMakeKeys<KeysFile>(this.file, () => ({
      secondFactorKey: randomBytes(32).toString('base64'),
    }));
    const key = Buffer.from(keys.secondFactorKey ?? '', 'base64');
    if (key.length !== 32) throw new Error(`${this.file}: holds no secondFactorKey.`);
    return key;
  }
}
