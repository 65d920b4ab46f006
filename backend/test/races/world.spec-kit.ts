import { ok } from '../../src/cycle/handover/handover.spec-kit';
import type { HandoverKit } from '../../src/cycle/handover/handover.spec-kit';
import { openTestAccount, TEST_PASSWORD } from '../test-accounts';
import type { TestClient } from '../test-client';

/** The people of the table, each at a browser. */
export interface World {
  readonly kit: HandoverKit;
  readonly clerk: TestClient;
  readonly holder: TestClient;
  readonly security: TestClient;
  readonly system: TestClient;
}

/** What an answer says of what it made. */
export type Made = { readonly id: string; readonly version: number };

export async function openWorld(kit: HandoverKit): Promise<World> {
  const { application, county } = kit;
  const administrator = async (kind: 'security' | 'system'): Promise<TestClient> => {
    await openTestAccount(application, kind, { administrator: kind });
    const client = await application.signIn(kind, TEST_PASSWORD);
    await client.stepUp(TEST_PASSWORD);
    if (kind === 'security') {
      ok(await client.put('/api/session/district', { body: { districtId: county.districtId } }));
    }
    return client;
  };
  return {
    kit,
    clerk: await kit.as('county'),
    holder: await kit.as('wangshu'),
    security: await administrator('security'),
    system: await administrator('system'),
  };
}
