import { Readable } from 'node:stream';
import { openDuties, QUARTERLY } from './duties.spec-kit';
import type { DutiesKit } from './duties.spec-kit';
import { DutyCommands } from './duty-commands';
import { DutyEvidenceService } from './duty-evidence.service';
import { DutyReads } from './duty-reads';
import { ExtensionsService } from './extensions/extensions.service';
import { StandInsBook } from './stand-ins';

describe('what a stand-in does besides reporting', () => {
  let kit: DutiesKit;

  beforeAll(async () => {
    kit = await openDuties();
    await kit.database.setClock('2026-11-23T02:00:00Z');
  });
  afterAll(() => kit.close());

  it('names both in the record and on the piece: evidence, what is said of it, and a request taken back', async () => {
    const items = [{ clauses: [QUARTERLY] }, { clauses: [QUARTERLY] }];
    const listId = await kit.issuedList('village', items, { issuedAt: '2026-11-23T01:00:00Z' });
    await kit.write((tx) => kit.module.get(DutyCommands).dateList(tx, listId, { includeElapsed: false }));
    const [duty, other] = await kit.write((tx) => kit.module.get(DutyReads).ofList(tx, listId));
    const evidence = kit.module.get(DutyEvidenceService);
    const extensions = kit.module.get(ExtensionsService);
    const { village: absent } = kit.county.tenures;
    const stoodIn = { postId: kit.county.posts.village, tenureId: absent, personName: '清溪村党总支书记' };
    const standsIn = jest
      .spyOn(kit.module.get(StandInsBook), 'postsOf')
      .mockResolvedValue(new Map([[stoodIn.postId, stoodIn]]));
    const by = kit.actor('wangshu');
    const file = (words: string) => ({ fileName: '纪要.txt', stream: Readable.from([Buffer.from(words)]) });

    const piece = await evidence.upload(by, duty!.id, file('到会 21 人'));
    expect(piece).toMatchObject({ uploadedBy: '望舒镇党委书记', inSteadOf: '清溪村党总支书记' });
    await evidence.describe(by, duty!.id, piece.id, piece.version, { kindCode: piece.kindCode });
    await evidence.link(by, other!.id, piece.id);
    const asked = await extensions.ask(by, duty!.id, { askedFor: '2027-01-10', reason: '换届在即' });
    const [request] = asked.extensions.items;
    await extensions.withdraw(by, duty!.id, request!.id, request!.version);

    const { rows } = await kit.database.owner.query<{ action: string; by: string; instead: string | null }>(
      `SELECT action, actor_tenure_id AS by, after->>'inSteadOf' AS instead FROM audit_entry
       WHERE action LIKE 'evidence.%' OR action LIKE 'duty.%-extension' ORDER BY id`,
    );
    const named = { by: kit.county.tenures.wangshu, instead: absent };
    expect(rows).toEqual([
      ...['evidence.upload', 'evidence.link', 'evidence.describe', 'evidence.link'].map((action) => ({
        action,
        ...named,
      })),
      { action: 'duty.ask-extension', ...named },
      { action: 'duty.withdraw-extension', ...named },
    ]);

    standsIn.mockResolvedValue(new Map());
    const own = await evidence.upload(kit.actor('village'), duty!.id, file('本人上传'));
    expect(own).toMatchObject({ uploadedBy: '清溪村党总支书记', inSteadOf: null });
  });
});
