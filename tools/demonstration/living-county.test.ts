import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellStory } from './living-county.ts';
import type { ToldDuty } from './living-county.ts';

const TODAY = '2026-11-23';
const day = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** Every day works: enough for telling when somebody reported. */
const calendar = {
  addWorkingDays: day,
  workingDaysBetween: (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000,
};
const branches = ['YL-01', 'YL-02', 'YL-03', 'YL-04', 'YL-08', 'YL-SG'];
const duties: ToldDuty[] = branches.flatMap((branchCode) =>
  Array.from({ length: 60 }, (_, i) => ({
    id: `${branchCode}/${i}`,
    postCode: `${branchCode}-P${(i % 6) + 1}`,
    branchCode,
    title: i % 6 === 0 ? '每月召开党建例会' : `事项${i % 12}`,
    opensOn: day('2026-09-01', i * 2),
    dueOn: day('2026-09-20', i * 2),
    state: 'owed',
    holderTenureId: 't',
  })),
);
const story = tellStory(duties, TODAY, calendar);
const told = new Map([
  ...story.past.map(({ dutyId, reportedOn }) => [dutyId, reportedOn] as const),
  ...story.today.map(({ dutyId }) => [dutyId, TODAY] as const),
]);
const owed = (branch: string) =>
  duties.filter((d) => d.branchCode === branch && d.dueOn < TODAY && !told.has(d.id));

void test('the story is the same every time', () => {
  assert.deepEqual(tellStory([...duties].reverse(), TODAY, calendar).past.length, story.past.length);
  assert.deepEqual(tellStory(duties, TODAY, calendar), story);
});

void test('nobody reports before the window opens, after today or on what is settled', () => {
  for (const duty of duties) {
    const reportedOn = told.get(duty.id);
    if (reportedOn) assert.ok(reportedOn >= duty.opensOn && reportedOn <= TODAY, duty.id);
  }
  const settled = duties.map((duty) => ({ ...duty, state: 'reported' }));
  assert.deepEqual(tellStory(settled, TODAY, calendar), { past: [], today: [] });
});

void test('望舒镇 owes most, 听雨镇 nothing, and nobody two periods of one matter', () => {
  assert.equal(owed('YL-08').length, 0);
  assert.ok(owed('YL-01').length > owed('YL-02').length);
  for (const branch of branches) {
    const matters = owed(branch).map(({ postCode, title }) => postCode + title);
    assert.equal(new Set(matters).size, matters.length, branch);
  }
});

void test('林小满 owes exactly the latest monthly meeting', () => {
  const [only, ...others] = owed('YL-03');
  assert.equal(others.length, 0);
  assert.match(only!.title, /党建例会/);
  const meetings = duties.filter((d) => d.postCode === 'YL-03-P1' && d.dueOn < TODAY);
  assert.equal(
    only!.dueOn,
    meetings
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(-1),
  );
});
