import { Injectable } from '@nestjs/common';
import { likePattern } from '../../../platform/database/like-pattern';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AccountOwnersRepository } from './account-owners.repository';
import type { FoundPersonView } from './dto/account.dto';

const MOST_FOUND = 12;

/** Whom accounts may be opened for: people of the district that the system administrator works in. */
@Injectable()
export class AccountOwners {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AccountOwnersRepository,
  ) {}

  /** By name, or by the organisation of a post; whoever has no account yet comes first. */
  find(actor: Actor, words: string): Promise<FoundPersonView[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const pattern = likePattern(words.normalize('NFKC'));
      const found = await this.repository.people(tx, pattern, MOST_FOUND);
      const taken = await this.repository.namesLike(
        tx,
        found.map(({ pinyin }) => base(pinyin)),
      );
      return found.map(({ pinyin, ...person }) => ({ ...person, suggestion: free(base(pinyin), taken) }));
    });
  }
}

/** A user name of the letters of a name. */
function base(pinyin: string): string {
  const letters = pinyin
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 30);
  return letters.length >= 2 ? letters : `user${letters}`;
}

function free(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}${number}`;
    if (!taken.has(tried)) return tried;
  }
}
