import type { Plant } from '../../tools/faults/plant.ts';
import type { BenchCounty } from '../county.ts';

/** What one slice found. */
export interface Reading {
  /** Units of work per second. */
  readonly rate: number;
  /** Microseconds of the answering process's CPU for each unit, where that is one process. */
  readonly cpu?: number;
  /** 99th percentile of the answer times in milliseconds, where there are answers. */
  readonly p99?: number;
}

export interface Bed {
  readonly plant: Plant;
  readonly county: BenchCounty;
  /** Seconds of a slice that runs by the clock. */
  readonly seconds: number;
}

/** Both sides of a case, ready to be run slice by slice. */
export interface Sides {
  readonly floor: () => Promise<Reading>;
  readonly candidate: () => Promise<Reading>;
  /** Fails when the sides don't do the same work: a fast wrong answer is no answer. */
  readonly agree: () => Promise<void>;
  readonly end?: () => Promise<void>;
}

export interface BenchCase {
  readonly name: string;
  /** What is compared with what. */
  readonly claim: string;
  /** The least ratio of the product's rate to the floor's, and where it is written. */
  readonly target: number;
  readonly source: string;
  /** Pairs of a full run; a smoke run makes two. */
  readonly pairs: number;
  readonly prepare: (bed: Bed) => Promise<Sides>;
}
