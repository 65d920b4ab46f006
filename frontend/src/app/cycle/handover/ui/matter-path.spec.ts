import { matterPlace } from './matter-path';

describe('where a line of the sheet leads', () => {
  it('is the page of the thing that goes along', () => {
    const place = (kind: string, subjectId: string | null = 'x') => matterPlace({ kind, subjectId })?.path;
    expect(place('finding')).toEqual(['/findings', 'x']);
    expect(place('rectification-order')).toEqual(['/rectification', 'x']);
    expect(place('rectification-led')).toEqual(['/rectification', 'x']);
    expect(place('evidence')).toBeUndefined();
    expect(place('finding', null)).toBeUndefined();
  });
});
