import { signOfAge, signOfEarlier } from './evidence-signs';

describe('signs about evidence', () => {
  it('name where and when, and that it may be quite in order', () => {
    const sign = signOfEarlier('similar-picture', { organizationName: '清溪村党总支', on: '2026-10-08' });
    expect(sign.zh).toBe('与清溪村党总支2026年10月8日上传的一张照片很像。同一场活动会这样，请看一眼是不是。');
    expect(sign.en).toContain('清溪村党总支 uploaded on 2026-10-08');
  });

  it('say that a thing is older than the period, not that it is of its first day or of no known day', () => {
    expect(signOfAge('2026-10-31', '2026-11-01')).toMatchObject({ kind: 'before-the-period' });
    expect(signOfAge('2026-11-01', '2026-11-01')).toBeNull();
    expect(signOfAge(null, '2026-11-01')).toBeNull();
  });
});
