import { Injectable } from '@nestjs/common';
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { normalizePassword } from '@zeren/domain/registry/identity/password-rules';
import { identityRefusals } from '@zeren/domain/registry/identity/identity-refusals';
import { Refused } from '../../../platform/refused';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id (memory in KiB). Raise here: older hashes are made anew at the next sign-in. */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_LENGTH = 32;
const SALT_LENGTH = 16;
/** Of libuv's four threads; the others stay free for files and names. */
const AT_ONCE = 2;
/** About three seconds of work; beyond it an honest "busy" is better than a timeout. */
const MOST_WAITING = 100;

interface Stored {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** Hashes passwords with argon2id and keeps them as `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Stands in for the hash of a user who does not exist: no password fits, and the answer takes as long. */
  private readonly decoy = format(PARAMETERS, randomBytes(SALT_LENGTH), randomBytes(TAG_LENGTH));

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_LENGTH);
    return format(PARAMETERS, salt, await this.tag(password, { ...PARAMETERS, salt, length: TAG_LENGTH }));
  }

  /** Whether the password fits; `stored` undefined (no such user) takes the same work and is never true. */
  async verify(password: string, stored: string | undefined): Promise<boolean> {
    const known = parse(stored ?? this.decoy);
    const tag = await this.tag(password, { ...known, length: known.tag.length });
    return timingSafeEqual(tag, known.tag) && stored !== undefined;
  }

  /** Whether the hash was made with weaker parameters than today's. */
  isOutdated(stored: string): boolean {
    const { memory, passes, parallelism } = parse(stored);
    return (
      memory !== PARAMETERS.memory || passes !== PARAMETERS.passes || parallelism !== PARAMETERS.parallelism
    );
  }

  private async tag(password: string, work: Omit<Stored, 'tag'> & { length: number }): Promise<Buffer> {
    const { memory, passes, parallelism, salt, length } = work;
    await this.turn();
    try {
      const message = normalizePassword(password);
      return await derive('argon2id', {
        message,
        nonce: salt,
        memory,
        passes,
        parallelism,
        tagLength: length,
      });
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw new Refused(identityRefusals['service.sign-in-busy']());
      // The one who is done hands its place over.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
      return;
    }
    this.running += 1;
  }
}

const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

function format(
  parameters: Pick<Stored, 'memory' | 'passes' | 'parallelism'>,
  salt: Buffer,
  tag: Buffer,
): string {
  const { memory, passes, parallelism } = parameters;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(tag)}`;
}

function parse(stored: string): Stored {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(
    stored,
  );
  if (!match) throw new Error('A stored password hash is not in the expected form');
  const [, memory, passes, parallelism, salt, tag] = match as unknown as string[] & { length: 6 };
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt!, 'base64'),
    tag: Buffer.from(tag!, 'base64'),
  };
}
