import { dayOfTheThing, guessEvidenceKind } from './evidence-facts';

describe('what a file most likely is', () => {
  it.each([
    ['11月例会签到表.jpg', 'image/jpeg', '签到表'],
    ['会议纪要（党建）.docx', 'application/x', '会议纪要'],
    ['问题台账.xlsx', 'application/x', '台账'],
    ['Screenshot_20261104.png', 'image/png', '截图'],
    ['IMG_2033.jpg', 'image/jpeg', '照片'],
    ['现场.mp4', 'video/mp4', '录像'],
    ['通知.pdf', 'application/pdf', '文件'],
  ])('%s of %s is %s', (name, mediaType, kind) => {
    expect(guessEvidenceKind(name, mediaType)).toBe(kind);
  });
});

describe('the day of the thing itself', () => {
  const said = { happenedOn: '2026-11-04', capturedAt: '2026-11-03T17:00:00.000Z', documentOn: '2026-10-01' };
  it('is what somebody says, else what the photograph says, else the document', () => {
    expect(dayOfTheThing(said)).toEqual({ day: '2026-11-04', source: 'person' });
    expect(dayOfTheThing({ ...said, happenedOn: null })).toEqual({ day: '2026-11-04', source: 'photo' });
    expect(dayOfTheThing({ ...said, happenedOn: null, capturedAt: null })).toEqual({
      day: '2026-10-01',
      source: 'document',
    });
    expect(dayOfTheThing({ happenedOn: null, capturedAt: null, documentOn: null }).day).toBeNull();
  });
});
