import { agreements } from './agreement-races.spec-kit';
import { assessments } from './assessment-races.spec-kit';
import { matters } from './accountability-races.spec-kit';
import { checks, duties, handovers, lists, sheets, versions } from './cycle-races.spec-kit';
import { directives } from './directive-races.spec-kit';
import type { Race } from './race';
import { rectification } from './rectification-races.spec-kit';
import { accounts, grants, organizations, posts, tenures } from './registry-races.spec-kit';
import { calendar, people, registers } from './register-races.spec-kit';
import { surveys } from './survey-races.spec-kit';
import { listSets, templates } from './template-races.spec-kit';
import type { World } from './world.spec-kit';

/** Every act that only one may win. A route that acts on a version and has no row fails the suite. */
export const raceTable = (world: () => World): readonly Race[] => [
  ...lists(world),
  ...versions(world),
  ...sheets(world),
  ...templates(world),
  ...listSets(world),
  ...organizations(world),
  ...duties(world),
  ...checks(world),
  ...directives(world),
  ...grants(world),
  ...posts(world),
  ...tenures(world),
  ...agreements(world),
  ...handovers(world),
  ...surveys(world),
  ...assessments(world),
  ...matters(world),
  ...rectification(world),
  ...accounts(world),
  ...registers(world),
  ...people(world),
  ...calendar(world),
];
