import * as fc from 'fast-check';
import { ADMINISTRATOR_KINDS, voucherOf } from './administrators';
import { needsSecondFactor, readCode, writeRecoveryCode } from './second-factor';

describe('a second factor', () => {
  it('is due for the three administrators', () => {
    expect(needsSecondFactor({ administrator: 'audit' })).toBe(true);
    expect(needsSecondFactor({ administrator: null })).toBe(false);
  });

  it('of an administrator is vouched for by another kind, and never by the one who gives out passwords', () => {
    for (const one of ADMINISTRATOR_KINDS) {
      expect(voucherOf(one)).not.toBe(one);
      expect(voucherOf(one)).not.toBe('system');
    }
  });
});

describe('a typed code', () => {
  it.each([
    ['123456', { kind: 'totp', code: '123456' }],
    [' 123 456 ', { kind: 'totp', code: '123456' }],
    ['１２３４５６', { kind: 'totp', code: '123456' }],
    ['ABCD-efgh-2345', { kind: 'recovery', code: 'abcdefgh2345' }],
    ['12345', null],
    ['abcdefgh234o', null],
    ['', null],
  ])('%s is read', (typed, read) => {
    expect(readCode(typed)).toEqual(read);
  });

  it('is read back from paper as it was written', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const written = writeRecoveryCode((below) => (numbers.next().value as number) % below);
        expect(written).toMatch(/^.{4}-.{4}-.{4}$/);
        expect(readCode(written.toUpperCase())).toEqual({
          kind: 'recovery',
          code: written.replaceAll('-', ''),
        });
      }),
    );
  });
});
