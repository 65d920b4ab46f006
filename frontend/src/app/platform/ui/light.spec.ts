import { TestBed } from '@angular/core/testing';
import { startTest } from '../../../testing/test-page';
import { Light } from './light';
import type { LightCode } from './light';

async function show(code: LightCode, days: number | null): Promise<HTMLElement> {
  const light = TestBed.createComponent(Light);
  light.componentRef.setInput('code', code);
  light.componentRef.setInput('days', days);
  await light.whenStable();
  return light.nativeElement as HTMLElement;
}

describe('a light', () => {
  beforeEach(async () => {
    await startTest();
  });

  it.each<[LightCode, number | null, string]>([
    ['idle', 29, '未到期'],
    ['ok', 14, '正常 剩 14 日'],
    ['ok', null, '正常'],
    ['early', 3, '提前完成'],
    ['late', -3, '迟报'],
    ['soon', 2, '临期 剩 2 日'],
    ['soon', 0, '临期 今天到期'],
    ['overdue', -12, '逾期 12 日'],
    ['severe', -21, '严重 21 日'],
  ])('%s with %s working days says %s', async (code, days, word) => {
    expect((await show(code, days)).textContent?.trim()).toBe(word);
  });

  it('has a shape of its own for every code, so that it survives print and colour blindness', async () => {
    const shapes = new Set<string>();
    for (const code of ['idle', 'ok', 'early', 'late', 'soon', 'overdue', 'severe'] as const) {
      shapes.add((await show(code, null)).querySelector('path')!.getAttribute('d')!);
    }
    expect(shapes.size).toBe(7);
  });
});
