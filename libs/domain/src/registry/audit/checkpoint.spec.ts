import { readCheckpoint, readNote, writeCheckpoint, writeNote } from './checkpoint';

const ROOT = 'qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=';
const checkpoint = {
  origin: 'zeren-0a1b2c3d4e5f/0199aa00-0000-7000-8000-000000000001',
  size: 4711,
  root: ROOT,
  at: '2026-11-24T02:00:00.000Z',
};

describe('a checkpoint', () => {
  it('is a text of four lines that reads back', () => {
    const text = writeCheckpoint(checkpoint);
    expect(text).toBe(
      `zeren-0a1b2c3d4e5f/0199aa00-0000-7000-8000-000000000001\n4711\n${ROOT}\ntime 2026-11-24T02:00:00.000Z\n`,
    );
    expect(readCheckpoint(text)).toEqual(checkpoint);
  });

  it.each([
    ['no size', `o\n\n${ROOT}\ntime x\n`],
    ['a size with a zero before it', `o\n07\n${ROOT}\ntime x\n`],
    ['a root of another length', `o\n7\nabcd\ntime x\n`],
    ['no time', `o\n7\n${ROOT}\n`],
    ['something after it', `o\n7\n${ROOT}\ntime x\nmore\n`],
    ['no end of the last line', `o\n7\n${ROOT}\ntime x`],
  ])('is none with %s', (_, text) => expect(readCheckpoint(text)).toBeUndefined());

  it('is signed as a note: an empty line, then one line for each signature', () => {
    const text = writeCheckpoint(checkpoint);
    const signatures = [
      { name: 'zeren-0a1b2c3d4e5f', signature: 'AAAAAAAA' },
      { name: 'witness.example', signature: 'BBBB' },
    ];
    const note = writeNote({ text, signatures });
    expect(note.endsWith('\n\n— zeren-0a1b2c3d4e5f AAAAAAAA\n— witness.example BBBB\n')).toBe(true);
    expect(readNote(note)).toEqual({ text, signatures });
    expect(readNote(text)).toBeUndefined();
    expect(readNote(`${text}\n- somebody AAAA\n`)).toBeUndefined();
    expect(readNote(note.slice(0, -1))).toBeUndefined();
  });
});
