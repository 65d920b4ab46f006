import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assessmentRefusals } from '@zeren/domain/cycle/assessment/assessment-refusals';
import { explain } from '@zeren/domain/cycle/assessment/explanation/explain';
import { mayTryOut } from '@zeren/domain/cycle/assessment/may-try-out';
import { readScheme } from '@zeren/domain/cycle/assessment/scheme/read-scheme';
import { scoreScheme } from '@zeren/domain/cycle/assessment/scoring/score-scheme';
import { writeSnapshot } from '@zeren/domain/cycle/assessment/snapshot/assessment-snapshot';
import { Refused } from '../../platform/refused';
import type { SimulationDto, SimulationView } from './dto/simulation.dto';

/** Tries a scheme out on facts that come with it: no transaction, since nothing is read and nothing is kept. */
@Injectable()
export class SimulationService {
  simulate({ scheme: document, units, facts }: SimulationDto): SimulationView {
    const read = readScheme(document);
    if (!read.ok) return { ...NOTHING, schemeFaults: [...read.faults] };
    const { scheme, named } = read;
    if (!mayTryOut({ document, scheme, named, units: units.length, facts })) {
      throw new Refused(assessmentRefusals['assessment.simulation-too-large']({ field: 'units' }));
    }
    const scoring = scoreScheme(scheme, units, facts);
    const warnings = [...read.warnings];
    if (scoring.faults.length > 0) {
      return { ...NOTHING, warnings, factFaults: scoring.faults.slice(0, MOST_FAULTS) };
    }
    const snapshot = writeSnapshot({ scheme: document, units, facts });
    return {
      ...NOTHING,
      warnings,
      inputsDigest: createHash('sha256').update(snapshot).digest('hex'),
      units: explain(scheme, scoring) as SimulationView['units'],
    };
  }
}

const MOST_FAULTS = 100;

const NOTHING: SimulationView = {
  schemeFaults: [],
  warnings: [],
  factFaults: [],
  inputsDigest: null,
  units: [],
};
