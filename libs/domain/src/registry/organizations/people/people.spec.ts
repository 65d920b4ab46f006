import fc from 'fast-check';
import { mayMergePeople } from './may-merge-people';
import type { MergedTenure, MergingPerson } from './may-merge-people';
import { mayKeepContact, maySavePerson } from './may-save-person';

const person = (id: string, rest: Partial<MergingPerson> = {}): MergingPerson => ({
  id,
  name: '许知远',
  email: null,
  mobile: null,
  mergedIntoId: null,
  tenures: [],
  ...rest,
});
const tenure = (id: string, postId: string, startsOn: string, endsOn: string | null): MergedTenure => ({
  id,
  postId,
  postTitle: '党委书记',
  startsOn,
  endsOn,
});
const clerk = { personId: 'clerk' };
const code = (outcome: ReturnType<typeof mayMergePeople>) => (outcome.ok ? 'ok' : outcome.refusal.code);

describe('saving a person', () => {
  it('keeps contacts in one form and refuses what is none', () => {
    expect(mayKeepContact({ email: ' Xu@Example.CN ', mobile: '138 0000-1111' })).toEqual({
      ok: true,
      value: { email: 'xu@example.cn', mobile: '13800001111' },
    });
    expect(mayKeepContact({ email: 'xu', mobile: null })).toMatchObject({
      refusal: { code: 'person.email-malformed', field: 'email' },
    });
    expect(mayKeepContact({ email: '', mobile: '123' })).toMatchObject({
      refusal: { code: 'person.mobile-malformed', field: 'mobile' },
    });
  });

  it('asks once whether a known name is somebody else', () => {
    const wanted = { name: ' 许知远 ', email: null, mobile: null };
    const namesakes = [{ posts: ['青禾镇党委党委书记'] }];
    expect(maySavePerson(wanted, namesakes, false)).toMatchObject({
      refusal: { code: 'person.same-name', field: 'name' },
    });
    expect(maySavePerson(wanted, namesakes, true)).toMatchObject({ ok: true, value: { name: '许知远' } });
    expect(maySavePerson({ ...wanted, name: '  ' }, [], false)).toMatchObject({
      refusal: { code: 'person.name-missing' },
    });
  });
});

describe('merging two entries of one person', () => {
  it('moves every tenure and fills in what the one who stays lacks', () => {
    const kept = person('a', {
      email: 'a@example.cn',
      tenures: [tenure('t1', 'p1', '2020-01-01', '2022-12-31')],
    });
    const other = person('b', {
      email: 'b@example.cn',
      mobile: '13800001111',
      tenures: [tenure('t2', 'p1', '2023-01-01', null), tenure('t3', 'p2', '2021-01-01', null)],
    });
    expect(mayMergePeople(kept, other, clerk)).toEqual({
      ok: true,
      value: { movedTenureIds: ['t2', 't3'], email: 'a@example.cn', mobile: '13800001111' },
    });
  });

  it('is refused for one entry, for one that is gone, for oneself, and for two tenures of one post at one time', () => {
    expect(code(mayMergePeople(person('a'), person('a'), clerk))).toBe('person.same-entry');
    expect(code(mayMergePeople(person('a'), person('b', { mergedIntoId: 'c' }), clerk))).toBe(
      'person.merged-already',
    );
    expect(code(mayMergePeople(person('a'), person('clerk'), clerk))).toBe('person.own');
    const one = person('a', { tenures: [tenure('t1', 'p1', '2020-01-01', null)] });
    const two = person('b', { tenures: [tenure('t2', 'p1', '2023-01-01', null)] });
    expect(code(mayMergePeople(one, two, clerk))).toBe('person.tenures-overlap');
  });

  it('loses no tenure and invents none, whichever way it goes', () => {
    const day = fc.integer({ min: 2000, max: 2030 }).map((year) => `${year}-01-01`);
    const tenures = (side: string) =>
      fc
        .array(fc.record({ post: fc.constantFrom('p1', 'p2', 'p3'), startsOn: day, open: fc.boolean() }), {
          maxLength: 5,
        })
        .map((list) =>
          list.map(({ post, startsOn, open }, at) =>
            tenure(`${side}${at}`, post, startsOn, open ? null : startsOn),
          ),
        );
    fc.assert(
      fc.property(tenures('a'), tenures('b'), (own, others) => {
        const outcome = mayMergePeople(
          person('a', { tenures: own }),
          person('b', { tenures: others }),
          clerk,
        );
        const back = mayMergePeople(person('b', { tenures: others }), person('a', { tenures: own }), clerk);
        expect(outcome.ok).toBe(back.ok);
        if (outcome.ok) expect(outcome.value.movedTenureIds).toEqual(others.map(({ id }) => id));
      }),
    );
  });
});
