import fc from 'fast-check';
import { whySeen } from './why-seen';
import type { WhySeenFacts } from './why-seen';

const facts: WhySeenFacts = {
  permission: 'duties.read',
  acting: { tenureId: 'tenure', postId: 'post', lastDay: null },
  grants: [
    { id: 'g', capabilitySet: 'officeholder', rootOrganizationId: 'town', postId: 'post', lastDay: null },
  ],
  reaches: [{ rootId: 'town', organizationId: 'village', via: 'tree', depth: 1 }],
  edges: [],
};

describe('why something is seen', () => {
  it('names the grant, the tenure, the root and the organisation', () => {
    expect(whySeen(facts)).toEqual([
      {
        grantId: 'g',
        tenureId: 'tenure',
        rootId: 'town',
        organizationId: 'village',
        edgeId: null,
        until: null,
      },
    ]);
  });

  it('is not by a grant of another post, nor by a set without the permission', () => {
    const [grant] = facts.grants;
    expect(whySeen({ ...facts, grants: [{ ...grant!, postId: 'other' }] })).toEqual([]);
    expect(whySeen({ ...facts, permission: 'handovers.manage' })).toEqual([]);
  });

  it('puts 隶属 before guidance, and the nearer root before the farther', () => {
    const reaches = [
      { rootId: 'social', organizationId: 'village', via: 'edge', depth: 1 },
      { rootId: 'county', organizationId: 'village', via: 'tree', depth: 2 },
      { rootId: 'town', organizationId: 'village', via: 'tree', depth: 1 },
    ];
    const grants = ['social', 'county', 'town'].map((root) => ({
      ...facts.grants[0]!,
      id: root,
      rootOrganizationId: root,
    }));
    const edges = [{ id: 'edge', lastDay: '2026-12-31' }];
    const found = whySeen({ ...facts, grants, reaches, edges });
    expect(found.map(({ grantId, edgeId, until }) => [grantId, edgeId, until])).toEqual([
      ['town', null, null],
      ['county', null, null],
      ['social', 'edge', '2026-12-31'],
    ]);
  });

  it('lasts as long as its first link to end, whatever the days', () => {
    const day = fc.option(
      fc
        .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
        .map((at) => at.toISOString().slice(0, 10)),
    );
    fc.assert(
      fc.property(day, day, day, (grantDay, tenureDay, edgeDay) => {
        const [because] = whySeen({
          ...facts,
          acting: { ...facts.acting!, lastDay: tenureDay },
          grants: [{ ...facts.grants[0]!, lastDay: grantDay }],
          reaches: [{ rootId: 'town', organizationId: 'village', via: 'edge', depth: 1 }],
          edges: [{ id: 'edge', lastDay: edgeDay }],
        });
        const days = [grantDay, tenureDay, edgeDay].filter((one) => one !== null);
        expect(because!.until).toBe(days.length > 0 ? days.sort()[0] : null);
      }),
    );
  });
});
