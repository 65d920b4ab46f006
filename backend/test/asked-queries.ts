import { ReadTx } from '../src/platform/database/transaction';

/**
 * The names of the statements that a piece of work sends for people, in order of their names; those of jobs that run
 * meanwhile are left out. As many for many rows as for one, or there is a query in a loop.
 */
export async function askedQueries(work: () => Promise<unknown>): Promise<string[]> {
  const spies = [jest.spyOn(ReadTx.prototype, 'sql'), jest.spyOn(ReadTx.prototype, 'change')];
  try {
    await work();
    return spies
      .flatMap(({ mock }) =>
        mock.calls.flatMap(([name], index) =>
          (mock.contexts[index] as ReadTx).actor.accountId === null ? [] : [name],
        ),
      )
      .sort();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
