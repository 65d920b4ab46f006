import type { MatterLight, MatterWeight, PostMatter } from '../../registry/organizations/post-matter';
import { notYetListed, sheetOrder } from './sheet-order';

const matter = (
  subjectId: string,
  weight: MatterWeight,
  light: MatterLight | null,
  dueOn: string | null,
): PostMatter => ({
  kind: 'duty',
  subjectId,
  titleZh: subjectId,
  titleEn: subjectId,
  weight,
  light,
  dueOn,
  overdue: [],
});

describe('the sheet', () => {
  it('begins with what is loudest and to be taken over, and ends with what is to be known', () => {
    const matters = [
      matter('evidence', 'to-know', null, null),
      matter('later', 'to-take-over', 'idle', '2026-12-25'),
      matter('grant', 'to-settle', null, null),
      matter('soon', 'to-take-over', 'soon', '2026-07-10'),
      matter('sooner', 'to-take-over', 'soon', '2026-07-05'),
      matter('red', 'to-take-over', 'overdue', '2026-06-25'),
    ];
    expect(sheetOrder(matters).map(({ subjectId }) => subjectId)).toEqual([
      'red',
      'sooner',
      'soon',
      'later',
      'grant',
      'evidence',
    ]);
  });

  it('tells what has come up since', () => {
    const listed = [
      { kind: 'duty', subjectId: 'a' },
      { kind: 'by-hand', subjectId: null },
    ];
    const now = [matter('a', 'to-take-over', 'ok', null), matter('b', 'to-take-over', 'ok', null)];
    expect(notYetListed(now, listed)).toEqual([now[1]]);
  });
});
