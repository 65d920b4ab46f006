import { Injectable } from '@nestjs/common';
import { PARTS_TAKEN } from '@zeren/domain/platform/parts-taken';
import { voucherOf } from '@zeren/domain/registry/identity/administrators';
import type { ReadTx } from '../../../platform/database/transaction';
import { KnowsSubjects } from '../../../platform/subjects/subject-kind';
import type { SubjectKind, SubjectKinds, WayIn } from '../../../platform/subjects/subject-kind';
import { DevicesSeen } from '../sign-in/devices-seen.repository';
import type { SeenDevice } from '../sign-in/devices-seen.repository';
import { AccountNamesRepository } from './account-names.repository';
import type { AccountName } from './account-names.repository';

/** What other rooms read of accounts: whose they are. Accounts stand outside districts. */
@Injectable()
@KnowsSubjects()
export class AccountReads implements SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>> = {
    account: {
      permission: null,
      names: async (tx, ids) =>
        (await this.named(tx, ids)).map(({ id, username }) => ({ id, zh: username, en: null })),
      sees: async () => false,
    },
  };

  readonly waysIn: Readonly<Record<string, readonly WayIn[]>> = {
    account: [
      { permission: 'accounts.manage', sees: async (tx, id) => (await this.named(tx, [id])).length > 0 },
      {
        permission: 'administrators.vouch',
        part: PARTS_TAKEN.vouching,
        sees: async (tx, id) => {
          const [{ administrator = null } = {}] = await this.named(tx, [id]);
          return administrator !== null && voucherOf(administrator) === tx.actor.administrator;
        },
      },
      {
        permission: null,
        part: PARTS_TAKEN['own-account'],
        sees: (tx, id) => Promise.resolve(tx.actor.accountId === id),
      },
    ],
  };

  constructor(
    private readonly repository: AccountNamesRepository,
    private readonly devices: DevicesSeen,
  ) {}

  named(tx: ReadTx, ids: readonly string[]): Promise<AccountName[]> {
    return this.repository.named(tx, ids);
  }

  /** Of these people of one district. */
  ofPeople(tx: ReadTx, districtId: string, personIds: readonly string[]): Promise<AccountName[]> {
    return this.repository.ofPeople(tx, districtId, personIds);
  }

  /** Whose user name has the words (lower-case, escaped for LIKE), in its order. */
  find(tx: ReadTx, words: string, most: number): Promise<AccountName[]> {
    return this.repository.find(tx, words, most);
  }

  /** A kind of device that an account was signed in at, and since when. */
  deviceSeen(tx: ReadTx, id: string): Promise<SeenDevice | undefined> {
    return this.devices.one(tx, id);
  }
}
