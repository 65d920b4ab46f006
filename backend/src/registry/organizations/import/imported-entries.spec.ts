import { importedEntries } from './imported-entries';

const person = { code: 'R1', name: '林小满', email: 'lin@yunling.example', mobile: null };
const village = {
  ...{ code: 'YL-QH-1', parentCode: 'YL-BS', nameZh: '清禾村党支部', nameEn: null, kindCode: '党支部' },
  ...{ levelCode: '村', domainCode: '农村', memberCount: 30, sort: 4 },
};
const written = (code: string, added: boolean) => ({ id: `id of ${code}`, code, added });

describe('importedEntries', () => {
  it('tell of each row what somebody would have done by hand', () => {
    const entries = importedEntries.organizations([village], [written('YL-QH-1', true)], []);
    expect(entries).toEqual([
      {
        action: 'organization.create',
        subject: { kind: 'organization', id: 'id of YL-QH-1' },
        after: village,
      },
    ]);
    const changed = importedEntries.organizations([village], [written('YL-QH-1', false)], []);
    expect(changed[0]!.action).toBe('organization.change');
  });

  it('tell a move once: of what changed otherwise too, the change says it', () => {
    const row = written('YL-QH-1', false);
    expect(importedEntries.organizations([village], [], [row])).toMatchObject([
      { action: 'organization.move', after: { parentCode: 'YL-BS' } },
    ]);
    expect(importedEntries.organizations([village], [row], [row])).toHaveLength(1);
  });

  it('never hold how somebody is reached', () => {
    const entries = [
      ...importedEntries.people([person], [written('R1', true)], [written('R1', false)]),
      ...importedEntries.people([person], [written('R1', false)], [written('R1', false)]),
    ];
    expect(entries.map(({ action }) => action)).toEqual([
      'person.create',
      'person.rename',
      'person.keep-contact',
    ]);
    expect(entries[2]!.after).toEqual({ hasEmail: true, hasMobile: false });
    expect(JSON.stringify(entries)).not.toContain('lin@');
  });
});
