import agency from './agency.json';
import community from './community.json';
import institution from './institution.json';
import privateEnterprise from './private-enterprise.json';
import school from './school.json';
import socialOrganization from './social-organization.json';
import stateEnterprise from './state-enterprise.json';
import townshipSecretary from './township-secretary.json';
import village from './village.json';

/**
 * The nine example sets, as documents in the scheme format: 104 indicators, each set of 100 points. Every number in them is
 * an example (basis 示例); a county copies a set and puts its own superior document in.
 */
export const EXAMPLE_SETS: readonly unknown[] = [
  village,
  community,
  agency,
  school,
  stateEnterprise,
  privateEnterprise,
  institution,
  socialOrganization,
  townshipSecretary,
];
