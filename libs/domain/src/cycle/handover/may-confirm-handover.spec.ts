import fc from 'fast-check';
import type { Outcome } from '../../platform/refusal';
import { HANDOVER_LIFECYCLE, HANDOVER_STATES } from './handover-states';
import type { HandoverSide } from './handover-states';
import {
  mayAddItem,
  mayConfirmForAbsent,
  mayHandOver,
  mayRecall,
  mayRefresh,
  mayRegisterPaper,
  mayTakeOver,
  shortLine,
  TEXT_LIMIT,
} from './may-confirm-handover';
import type { ConfirmableHandover, ConfirmingActor } from './may-confirm-handover';

const handover = (change: Partial<ConfirmableHandover> = {}): ConfirmableHandover => ({
  state: 'gathered',
  outgoingPersonId: 'lin',
  outgoingName: '林小满',
  incomingPersonId: 'xu',
  incomingName: '许知远',
  handedOverBy: null,
  ...change,
});
const handedOver = (change: Partial<ConfirmableHandover> = {}) =>
  handover({ state: 'handed-over', handedOverBy: 'lin', ...change });
const person = (personId: string, change: Partial<ConfirmingActor> = {}): ConfirmingActor => ({
  personId,
  isSuperior: false,
  standsIn: false,
  ...change,
});
const code = (outcome: Outcome<unknown>) => (outcome.ok ? outcome.value : outcome.refusal.code);

describe('handing over', () => {
  it('is for the outgoing person themselves', () => {
    expect(code(mayHandOver(handover(), person('lin')))).toBe('handed-over');
    expect(code(mayHandOver(handover(), person('xu')))).toBe('handover.not-outgoing');
    expect(code(mayHandOver(handover(), person('he', { isSuperior: true })))).toBe('handover.not-outgoing');
  });

  it('happens once', () => {
    expect(code(mayHandOver(handedOver(), person('lin')))).toBe('handover.already-handed-over');
    expect(code(mayHandOver(handover({ state: 'taken-over' }), person('lin')))).toBe(
      'handover.already-taken-over',
    );
    expect(code(mayHandOver(handover({ state: 'recalled' }), person('lin')))).toBe('handover.recalled');
  });
});

describe('taking over', () => {
  it('is for the incoming person themselves, after the outgoing side', () => {
    expect(code(mayTakeOver(handedOver(), person('xu')))).toBe('taken-over');
    expect(code(mayTakeOver(handedOver(), person('lin')))).toBe('handover.not-incoming');
    expect(code(mayTakeOver(handover(), person('xu')))).toBe('handover.first-hand-over');
  });

  it('of a vacant post is for who stands in', () => {
    const vacant = handedOver({ incomingPersonId: null, incomingName: null });
    expect(code(mayTakeOver(vacant, person('he', { standsIn: true })))).toBe('taken-over');
    expect(code(mayTakeOver(vacant, person('xu')))).toBe('handover.not-interim');
  });

  it('is not for who handed over, whatever else they are', () => {
    const vacant = handedOver({ incomingPersonId: null, incomingName: null });
    expect(code(mayTakeOver(vacant, person('lin', { standsIn: true })))).toBe('handover.same-person');
    const bySuperior = { ...vacant, handedOverBy: 'he' };
    expect(code(mayTakeOver(bySuperior, person('he', { standsIn: true })))).toBe('handover.same-person');
  });
});

describe('confirming for somebody absent', () => {
  const superior = person('he', { isSuperior: true });

  it('is for the head of the superior organisation, on either side', () => {
    expect(code(mayConfirmForAbsent(handover(), 'outgoing', superior))).toBe('handed-over');
    expect(code(mayConfirmForAbsent(handedOver(), 'incoming', superior))).toBe('taken-over');
    expect(code(mayConfirmForAbsent(handover(), 'outgoing', person('xu')))).toBe('handover.not-superior');
  });

  it('is not for somebody of either side, nor twice by the same', () => {
    const own = handover({ incomingPersonId: 'he', incomingName: '何' });
    expect(code(mayConfirmForAbsent(own, 'outgoing', superior))).toBe('handover.same-person');
    const both = handedOver({ handedOverBy: 'he' });
    expect(code(mayConfirmForAbsent(both, 'incoming', superior))).toBe('handover.same-person');
  });

  it('needs somebody to be absent', () => {
    const vacant = handedOver({ incomingPersonId: null, incomingName: null });
    expect(code(mayConfirmForAbsent(vacant, 'incoming', superior))).toBe('handover.no-incoming');
  });
});

describe('a handover on paper', () => {
  it('needs its scan and somebody who took over', () => {
    const CLERK = person('clerk');
    expect(code(mayRegisterPaper(handover(), 1, person('lin')))).toBe('handover.paper-of-a-side');
    expect(code(mayRegisterPaper(handedOver(), 1, person('xu')))).toBe('handover.paper-of-a-side');
    expect(code(mayRegisterPaper(handover(), 1, CLERK))).toBe('taken-over');
    expect(code(mayRegisterPaper(handedOver(), 2, CLERK))).toBe('taken-over');
    expect(code(mayRegisterPaper(handover(), 0, CLERK))).toBe('handover.nothing-on-paper');
    expect(code(mayRegisterPaper(handover({ incomingPersonId: null }), 1, CLERK))).toBe(
      'handover.no-incoming',
    );
    expect(code(mayRegisterPaper(handover({ state: 'taken-over' }), 1, CLERK))).toBe(
      'handover.already-taken-over',
    );
  });
});

describe('the list', () => {
  it('is gathered anew until the outgoing side has signed, and grows late after that', () => {
    expect(code(mayRefresh(handover()))).toBe('gathered');
    expect(code(mayRefresh(handedOver()))).toBe('handover.already-handed-over');
    expect(code(mayAddItem(handover()))).toEqual({ late: false });
    expect(code(mayAddItem(handedOver()))).toEqual({ late: true });
    expect(code(mayAddItem(handover({ state: 'taken-over' })))).toEqual({ late: true });
    expect(code(mayAddItem(handover({ state: 'recalled' })))).toBe('handover.recalled');
    expect(code(mayRecall(handover({ state: 'recalled' })))).toBe('handover.recalled');
  });

  it('takes short lines', () => {
    expect(shortLine('  印章一枚\u0007 ', 'note')).toEqual({ ok: true, value: '印章一枚' });
    expect(shortLine(' ', 'note')).toEqual({ ok: true, value: null });
    expect(code(shortLine('长'.repeat(TEXT_LIMIT + 1), 'note'))).toBe('handover.text-too-long');
  });
});

describe('any way through a handover', () => {
  const people = ['lin', 'xu', 'he', 'zhou'];
  const act = fc.record({
    personId: fc.constantFrom(...people),
    isSuperior: fc.boolean(),
    standsIn: fc.boolean(),
    how: fc.constantFrom('hand-over', 'take-over', 'absent-outgoing', 'absent-incoming'),
  });

  it('never has one person on both sides', () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 12 }),
        fc.option(fc.constantFrom('xu', 'zhou')),
        (acts, incoming) => {
          let at = handover({ incomingPersonId: incoming, incomingName: incoming });
          const signed = new Map<HandoverSide, string>();
          for (const { how, ...actor } of acts) {
            const side: HandoverSide =
              how === 'take-over' || how === 'absent-incoming' ? 'incoming' : 'outgoing';
            const outcome =
              how === 'hand-over'
                ? mayHandOver(at, actor)
                : how === 'take-over'
                  ? mayTakeOver(at, actor)
                  : mayConfirmForAbsent(at, side, actor);
            if (!outcome.ok) continue;
            signed.set(side, actor.personId);
            at = { ...at, state: outcome.value, handedOverBy: signed.get('outgoing') ?? null };
          }
          if (at.state === 'taken-over') expect(signed.get('incoming')).not.toBe(signed.get('outgoing'));
        },
      ),
    );
  });

  it('leads only along the table, and ends', () => {
    for (const state of HANDOVER_STATES) {
      for (const next of Object.values(HANDOVER_LIFECYCLE[state])) expect(HANDOVER_STATES).toContain(next);
    }
    expect(HANDOVER_LIFECYCLE.recalled).toEqual({});
  });
});
