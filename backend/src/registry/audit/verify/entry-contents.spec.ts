import { canonical, contentDigest } from '../../../platform/record/entry-bytes';
import { judgeContents } from './entry-contents';

const salt = Buffer.from('0011223344556677', 'hex');
const stored = (after: string | null, digestOf: object | null) => ({
  before: null,
  after,
  salt: digestOf ? salt : null,
  beforeDigest: null,
  afterDigest: digestOf && contentDigest(salt, canonical(digestOf)),
  mac: '00',
});

describe('contents of an entry', () => {
  it('are whole however the database spaces and orders them', () => {
    expect(judgeContents(stored('{"b": 1, "a": [1, 2.5]}', { a: [1, 2.5], b: 1 }))).toBe('whole');
    expect(judgeContents(stored(null, null))).toBe('whole');
  });

  it.each([
    ['1e21', '1000000000000000000000', 1e21],
    ['1e-7', '0.0000001', 1e-7],
    ['a half', '-0.5', -0.5],
    ['the largest whole number', '9007199254740991', Number.MAX_SAFE_INTEGER],
    ['one with digits on both sides', '123456789012.125', 123456789012.125],
  ])('may hold %s, as the database writes it', (_, text, value) => {
    expect(judgeContents(stored(`{"n": ${text}}`, { n: value }))).toBe('whole');
  });

  it.each([
    ['another spelling of the same number', '{"n": 1.0}', { n: 1 }],
    ['digits that no number holds', '{"n": 0.10000000000000000001}', { n: 0.1 }],
    ['another number', '{"n": 2}', { n: 1 }],
    ['a number as a text', '{"n": "1"}', { n: 1 }],
  ])('are changed by %s', (_, text, value) => {
    expect(judgeContents(stored(text, value))).toBe('changed');
  });

  it('are changed by a digest or salt that is of nothing, and cleared when only the digest is left', () => {
    expect(judgeContents({ ...stored(null, null), salt })).toBe('changed');
    expect(judgeContents({ ...stored('{}', {}), afterDigest: null })).toBe('changed');
    expect(judgeContents({ ...stored('{}', {}), salt: null })).toBe('changed');
    expect(judgeContents({ ...stored(null, {}), salt: null })).toBe('cleared');
  });
});
