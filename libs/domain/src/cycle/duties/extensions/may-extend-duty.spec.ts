import {
  deciderOf,
  extensionAsked,
  mayAskExtension,
  mayDecideExtension,
  mayGrantExtension,
} from './may-extend-duty';
import type { AskedExtension, DecidingActor, ExtensibleDuty, ExtendedDuty } from './may-extend-duty';

const duty: ExtensibleDuty = { state: 'owed', dueOn: '2026-11-05', extendedTo: null };
const codeOf = (outcome: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }): unknown =>
  outcome.ok ? outcome.value : outcome.refusal.code;

describe('asking for more time', () => {
  const ask = (change: Partial<ExtensibleDuty>, today = '2026-11-05', states: readonly string[] = []) =>
    codeOf(mayAskExtension({ ...duty, ...change }, states.map((state) => ({ state })) as never, today));

  it('is open until the end of the last day, and no longer', () => {
    expect(ask({})).toEqual({ from: '2026-11-06', until: '2027-05-04' });
    expect(ask({}, '2026-11-06')).toBe('extension.too-late');
    expect(ask({ extendedTo: '2026-11-20' }, '2026-11-20')).toMatchObject({ from: '2026-11-21' });
  });

  it('is for what is owed, one request at a time, twice at most', () => {
    expect(ask({ state: 'reported' })).toBe('extension.nothing-owed');
    expect(ask({}, '2026-11-05', ['refused', 'asked'])).toBe('extension.asked-already');
    expect(ask({}, '2026-11-05', ['refused', 'granted', 'withdrawn'])).toMatchObject({ from: '2026-11-06' });
    expect(ask({}, '2026-11-05', ['granted', 'granted'])).toBe('extension.too-often');
  });

  it('names a later day and a reason', () => {
    const asked = (askedFor: string, reason = '道路抢通后入户') =>
      codeOf(extensionAsked(duty, { askedFor, reason }));
    expect(asked('2026-11-05')).toBe('extension.not-later');
    expect(asked('2027-05-05')).toBe('extension.not-later');
    expect(asked('2026-11-20', ' \u0007 ')).toBe('extension.no-reason');
    expect(asked('2026-11-20')).toEqual({ askedFor: '2026-11-20', reason: '道路抢通后入户' });
  });
});

describe('answering a request for more time', () => {
  const request: AskedExtension = {
    state: 'asked',
    ...{ deciderOrganizationId: 'town', deciderName: '望舒镇党委' },
  };
  const owed: ExtendedDuty = {
    ...{ state: 'owed', postId: 'village-head', organizationId: 'village' },
    personIds: ['asker', 'holder'],
  };
  const secretary: DecidingActor = {
    ...{ tenureId: 't', personId: 'p', postId: 'town-head', organizationId: 'town', isHead: true },
    decidesFor: ['town'],
  };
  const decide = (
    actor: Partial<DecidingActor>,
    { asked = {}, of = {} }: { asked?: Partial<AskedExtension>; of?: Partial<ExtendedDuty> } = {},
  ) => codeOf(mayDecideExtension({ ...request, ...asked }, { ...owed, ...of }, { ...secretary, ...actor }));

  it('is for the level above, neither for the one who asks nor for a level further up', () => {
    expect(decide({})).toBeNull();
    expect(decide({ postId: 'clerk', isHead: false })).toBeNull();
    expect(decide({ personId: 'asker' })).toBe('extension.own-request');
    // On leave: a stand-in asked, and the post acted under is another one of theirs.
    expect(decide({ personId: 'holder' })).toBe('extension.own-request');
    expect(decide({ postId: 'village-head' })).toBe('extension.own-request');
    expect(decide({ organizationId: 'county', decidesFor: ['county'] })).toBe('extension.other-level');
    expect(decide({ tenureId: null })).toBe('extension.no-post');
  });

  it('is for the head within an organisation', () => {
    const team = { of: { postId: 'town-deputy', organizationId: 'town' } };
    expect(decide({}, team)).toBeNull();
    expect(decide({ postId: 'town-other', isHead: false }, team)).toBe('extension.other-level');
  });

  it('comes once, while something is owed', () => {
    expect(decide({}, { asked: { state: 'granted' } })).toBe('extension.settled');
    expect(decide({}, { of: { state: 'reported' } })).toBe('extension.nothing-owed');
  });

  it('grants only a day that is neither over nor overtaken by the date that holds', () => {
    const grant = (askedFor: string, today: string, extendedTo: string | null = null) =>
      codeOf(mayGrantExtension(askedFor, { dueOn: '2026-11-05', extendedTo }, today));
    expect(grant('2026-11-20', '2026-11-20')).toBeNull();
    expect(grant('2026-11-20', '2026-11-21')).toBe('extension.date-overtaken');
    expect(grant('2026-11-05', '2026-11-01')).toBe('extension.date-overtaken');
    expect(grant('2026-11-20', '2026-11-06', '2026-11-20')).toBe('extension.date-overtaken');
  });

  it('falls to the nearest who is somebody else', () => {
    const way = ['asker', 'next'].map((personId) => ({ organizationId: 'o', postId: 'p', personId }));
    expect(codeOf(deciderOf(way, ['asker']))).toMatchObject({ personId: 'next' });
    expect(codeOf(deciderOf(way, ['asker', 'next']))).toBe('extension.nobody-above');
  });
});
