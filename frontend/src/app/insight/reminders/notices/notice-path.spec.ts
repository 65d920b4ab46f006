import { noticePath } from './notice-path';

describe('where a notice leads', () => {
  it('is the page of the thing that waits', () => {
    const path = (subjectKind: string, kind = 'x') => noticePath({ kind, subjectKind, subjectId: '1' });
    expect(path('rectification-order', 'order-issued')).toBe('/rectification/1');
    expect(path('finding', 'finding-put')).toBe('/findings/1');
    expect(path('duty')).toBe('/duties/1');
    expect(path('of-a-later-room')).toBeNull();
  });
});
