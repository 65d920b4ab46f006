import { LIGHTS } from '../../cycle/duties/duty-light';
import type { Light } from '../../cycle/duties/duty-light';
import { rateInPercent } from './rate-in-percent';

/** One count: how many of a measure lie in a bucket, in one domain. */
export interface CountRow {
  readonly measure: string;
  readonly domain: string;
  readonly bucket: string;
  readonly amount: number;
}

/** Duties by light, and how many of those that fell due were done on time. */
export interface Figures extends Readonly<Record<Light, number>> {
  readonly total: number;
  /** Those whose due date has passed. */
  readonly dueToDate: number;
  readonly onTime: number;
  /** Percent with one digit; null when nothing has fallen due. */
  readonly onTimeRate: string | null;
}

/** Makes the figures of counts; of none: zeros. */
export function figuresOf(counts: readonly Pick<CountRow, 'measure' | 'bucket' | 'amount'>[]): Figures {
  const sum = (measure: string, bucket?: string) =>
    counts
      .filter((count) => count.measure === measure && (bucket === undefined || count.bucket === bucket))
      .reduce((total, { amount }) => total + amount, 0);
  const lights = Object.fromEntries(LIGHTS.map((light) => [light, sum('duty', light)])) as Record<
    Light,
    number
  >;
  const dueToDate = sum('duty-due');
  const onTime = sum('duty-due', 'on-time');
  return { ...lights, total: sum('duty'), dueToDate, onTime, onTimeRate: rateInPercent(onTime, dueToDate) };
}

/** Overdue in whatever degree. */
export function overdueOf(figures: Figures): number {
  return figures.overdue + figures.severe;
}
