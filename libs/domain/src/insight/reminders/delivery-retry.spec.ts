import { MOST_ATTEMPTS, pauseAfterFailure } from './delivery-retry';

describe('the pause after a failed attempt', () => {
  it('doubles from half a minute to an hour, and ends', () => {
    expect([1, 2, 3, 7, 8, 19].map(pauseAfterFailure)).toEqual([30, 60, 120, 1920, 3600, 3600]);
    expect(pauseAfterFailure(MOST_ATTEMPTS)).toBeNull();
  });
});
