import * as fc from 'fast-check';
import { LIST_STATES, listStateAfter } from './list-states';
import type { ListState, ListVerb } from './list-states';

const PEOPLE = 4;
const VERBS: ListVerb[] = ['issue', 'receive', 'object', 'answer', 'supersede', 'close'];

/** A list as it is stored: changed only by whoever saw the version that it has (compare-and-set). */
class StoredList {
  state: ListState = 'draft';
  version = 1;
  readonly acts: { readonly version: number; readonly verb: ListVerb; readonly by: number }[] = [];

  act(by: number, verb: ListVerb, seen: number): 'done' | 'outdated' | 'not-now' {
    if (seen !== this.version) return 'outdated';
    const next = listStateAfter(this.state, verb);
    if (next === null) return 'not-now';
    this.acts.push({ version: this.version, verb, by });
    this.state = next;
    this.version += 1;
    return 'done';
  }
}

/** What the people of a race know: which version each has on screen. */
interface Screens {
  readonly seen: number[];
}

/** Somebody looks at the list again. */
class Look implements fc.Command<Screens, StoredList> {
  constructor(private readonly person: number) {}
  check = () => true;
  run(screens: Screens, list: StoredList): void {
    screens.seen[this.person] = list.version;
  }
  toString = () => `${this.person} looks`;
}

/** Somebody acts on what stands on their screen, however old it is. */
class Try implements fc.Command<Screens, StoredList> {
  constructor(
    private readonly person: number,
    private readonly verb: ListVerb,
  ) {}
  check = () => true;
  run(screens: Screens, list: StoredList): void {
    const { state, version } = list;
    const seen = screens.seen[this.person]!;
    const answer = list.act(this.person, this.verb, seen);
    const lawful = listStateAfter(state, this.verb) !== null;
    expect(answer).toBe(seen !== version ? 'outdated' : lawful ? 'done' : 'not-now');
    expect(list.version).toBe(answer === 'done' ? version + 1 : version);
    if (answer !== 'done') expect(list.state).toBe(state);
  }
  toString = () => `${this.person} tries to ${this.verb}`;
}

describe('several people at one list', () => {
  const person = fc.nat({ max: PEOPLE - 1 });
  const steps = fc.commands(
    [
      person.map((who) => new Look(who)),
      fc.tuple(person, fc.constantFrom(...VERBS)).map(([who, verb]) => new Try(who, verb)),
    ],
    { maxCommands: 60 },
  );

  it('make one act of each version and a lawful life of the list, in whatever order they come', () => {
    fc.assert(
      fc.property(steps, (commands) => {
        const list = new StoredList();
        fc.modelRun(() => ({ model: { seen: Array<number>(PEOPLE).fill(1) }, real: list }), commands);
        // One winner per version, none left out.
        expect(list.acts.map(({ version }) => version)).toEqual(list.acts.map((_, at) => at + 1));
        let state: ListState = 'draft';
        for (const { verb } of list.acts) {
          const next = listStateAfter(state, verb);
          expect(next).not.toBeNull();
          state = next!;
        }
        expect([state, LIST_STATES.includes(state)]).toEqual([list.state, true]);
      }),
      { numRuns: 2_000 },
    );
  });
});
