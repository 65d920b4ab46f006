import type { AuditEntry, WriteTx } from '../../../platform/database/transaction';
import { tellImported } from './imported-entries';

const person = { code: 'R1', name: '林小满', email: 'lin@yunling.example', mobile: null };
const village = {
  ...{ code: 'YL-QH-1', parentCode: 'YL-BS', nameZh: '清禾村党支部', nameEn: null, kindCode: '党支部' },
  ...{ levelCode: '村', domainCode: '农村', memberCount: 30, sort: 4 },
};
const written = (code: string, added: boolean) => ({ id: `id of ${code}`, code, added });

/** What the record is told by a piece of work. */
const toldBy = (work: (tx: WriteTx) => void): AuditEntry[] => {
  const entries: AuditEntry[] = [];
  work({ audit: (entry: AuditEntry) => entries.push(entry) } as unknown as WriteTx);
  return entries;
};

describe('entries of an import', () => {
  it('tell of each row what somebody would have done by hand', () => {
    const entries = toldBy((tx) => tellImported.organizations(tx, [village], [written('YL-QH-1', true)], []));
    expect(entries).toEqual([
      {
        action: 'organization.create',
        subject: { kind: 'organization', id: 'id of YL-QH-1' },
        after: village,
      },
    ]);
    const changed = toldBy((tx) =>
      tellImported.organizations(tx, [village], [written('YL-QH-1', false)], []),
    );
    expect(changed[0]!.action).toBe('organization.change');
  });

  it('tell a move once: of what changed otherwise too, the change says it', () => {
    const row = written('YL-QH-1', false);
    expect(toldBy((tx) => tellImported.organizations(tx, [village], [], [row]))).toMatchObject([
      { action: 'organization.move', after: { parentCode: 'YL-BS' } },
    ]);
    expect(toldBy((tx) => tellImported.organizations(tx, [village], [row], [row]))).toHaveLength(1);
  });

  it('never hold how somebody is reached', () => {
    const entries = toldBy((tx) => {
      tellImported.people(tx, [person], [written('R1', true)], [written('R1', false)]);
      tellImported.people(tx, [person], [written('R1', false)], [written('R1', false)]);
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'person.create',
      'person.rename',
      'person.keep-contact',
    ]);
    expect(entries[2]!.after).toEqual({ hasEmail: true, hasMobile: false });
    expect(JSON.stringify(entries)).not.toContain('lin@');
  });

  it('say of a row of a group whether somebody joined it or left', () => {
    const member = { groupId: 'g', organizationId: 'o', validFrom: '2026-01-01', validTo: '2026-07-01' };
    const entries = toldBy((tx) =>
      tellImported.groupMembers(tx, [
        { ...member, leaves: false },
        { ...member, leaves: true },
      ]),
    );
    expect(entries.map(({ action, after }) => [action, after])).toEqual([
      ['assessment-group.join', { organizationIds: ['o'], on: '2026-01-01', validTo: '2026-07-01' }],
      ['assessment-group.leave', { organizationIds: ['o'], on: '2026-07-01' }],
    ]);
  });
});
