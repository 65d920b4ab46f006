import { allow, refuse } from '../../../platform/refusal';
import type { Outcome, Refusal } from '../../../platform/refusal';
import { mayStandBelow } from '../../catalogues/kind-rules';
import type { KindRules } from '../../catalogues/kind-rules';
import { organizationEditsRefusals } from './organization-edits-refusals';

/** What an organisation is called and tagged with. */
export interface OrganizationDetails {
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly kindCode: string;
  readonly levelCode: string;
  readonly domainCode: string | null;
  readonly memberCount: number;
}

/** An organisation as it stands now. */
export interface StandingOrganization extends OrganizationDetails {
  readonly id: string;
  readonly parentId: string | null;
  /** The first day on which it was what it is. */
  readonly since: string;
  /** The first day on which it is no more. */
  readonly validTo: string | null;
}

/** Words in force and kinds with their rules. */
export interface OrganizationWords {
  readonly kinds: ReadonlyMap<string, KindRules>;
  readonly levels: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
}

/** Whether an organisation can be done something to on a day: it is there, and the day is one on which it was as it is. */
export function mayActOn(
  organization: Pick<StandingOrganization, 'nameZh' | 'since' | 'validTo'>,
  on: string,
  today: string,
): Outcome<string> {
  if (organization.validTo !== null) {
    return refuse(
      organizationEditsRefusals['organization.ended-already']({ parameters: { name: organization.nameZh } }),
    );
  }
  if (on > today) return refuse(organizationEditsRefusals['organization.day-ahead']({ field: 'on' }));
  if (on < organization.since) {
    const { since } = organization;
    return refuse(
      organizationEditsRefusals['organization.before-last-change']({ field: 'on', parameters: { since } }),
    );
  }
  return allow(on);
}

/** Whether an organisation with these details may stand below one of this kind (none: at the top), above those. */
export function mayBeSuch(
  details: OrganizationDetails,
  place: { readonly parentKind: string | null; readonly childKinds: readonly string[] },
  words: OrganizationWords,
): Outcome<OrganizationDetails> {
  const { kindCode, levelCode, domainCode, memberCount } = details;
  const unknown = (field: string, value: string): Refusal =>
    organizationEditsRefusals['organization.word-unknown']({ field, parameters: { value } });
  if (!words.kinds.has(kindCode)) return refuse(unknown('kindCode', kindCode));
  if (!words.levels.has(levelCode)) return refuse(unknown('levelCode', levelCode));
  if (domainCode !== null && !words.domains.has(domainCode)) return refuse(unknown('domainCode', domainCode));
  if (memberCount > 0 && words.kinds.get(kindCode)?.admitsMembers === false) {
    return refuse(
      organizationEditsRefusals['organization.members-elsewhere']({
        field: 'memberCount',
        parameters: { kind: kindCode },
      }),
    );
  }
  if (place.parentKind !== null && !mayStandBelow(words.kinds, place.parentKind, kindCode))
    return refuse(notBelow(place.parentKind, kindCode, 'kindCode'));
  const odd = place.childKinds.find((child) => !mayStandBelow(words.kinds, kindCode, child));
  return odd === undefined ? allow(details) : refuse(notBelow(kindCode, odd, 'kindCode'));
}

/** Whether an organisation may get this superior. `parentLine` is the superior and all above it. */
export function mayMove(
  organization: StandingOrganization,
  parent: StandingOrganization,
  parentLine: readonly string[],
  kinds: ReadonlyMap<string, KindRules>,
): Outcome<string> {
  if (organization.parentId === null) return refuse(organizationEditsRefusals['organization.is-root']());
  if (parent.validTo !== null) {
    return refuse(
      organizationEditsRefusals['organization.ended-already']({
        field: 'parentId',
        parameters: { name: parent.nameZh },
      }),
    );
  }
  if (parentLine.includes(organization.id))
    return refuse(organizationEditsRefusals['organization.below-itself']({ field: 'parentId' }));
  if (organization.parentId === parent.id)
    return refuse(organizationEditsRefusals['organization.nothing-changed']({ field: 'parentId' }));
  if (!mayStandBelow(kinds, parent.kindCode, organization.kindCode))
    return refuse(notBelow(parent.kindCode, organization.kindCode, 'parentId'));
  return allow(parent.id);
}

function notBelow(parentKind: string, kind: string, field: string): Refusal {
  return organizationEditsRefusals['organization.not-below']({ field, parameters: { parentKind, kind } });
}
