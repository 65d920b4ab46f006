import { randomUUID } from 'node:crypto';
import { MAKE_AGREEMENTS } from './make-agreements.queue';
import { act, make, ok, openAgreements, template } from './agreements.spec-kit';
import type { AgreementKit } from './agreements.spec-kit';
import type { AgreementBatchDto, AgreementMapDto, MadeAgreementsDto } from './dto/agreement.dto';

/** The county keeps the lists of its townships; 望舒镇 keeps that of its village. */
describe('agreements of several issuing bodies', () => {
  let kit: AgreementKit;

  beforeAll(async () => (kit = await openAgreements()));
  afterAll(() => kit?.application.close());

  /** The village's list is of a set that its township keeps. */
  const listsOfTwo = async (): Promise<string[]> => {
    const [banshan, village] = await kit.lists('banshan', 'village');
    const setId = randomUUID();
    const columns = await kit.sql<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
       WHERE attrelid = 'list_set'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
         AND attname NOT IN ('id', 'organization_id')`,
    );
    const same = columns.map(({ name }) => name).join(', ');
    await kit.sql(
      `INSERT INTO list_set (id, organization_id, ${same}) SELECT $1, $2, ${same} FROM list_set LIMIT 1`,
      [setId, kit.county.organizations.wangshu],
    );
    await kit.sql('UPDATE responsibility_list SET list_set_id = $2 WHERE id = $1', [village, setId]);
    return [banshan!, village!];
  };
  const made = async (listIds: string[]): Promise<AgreementBatchDto[]> => {
    const body = { ...template(listIds), superiorDocument: '省委组织部〔2026〕8号' };
    return ok(await (await kit.as('clerk')).post<MadeAgreementsDto>('/api/agreement-batches', { body }))
      .batches;
  };
  const issuers = () =>
    kit.sql<{ of: string; by: string }>(
      `SELECT a.organization_name AS of, a.issuer_organization_name AS by FROM agreement a
       JOIN agreement_batch b ON b.id = a.batch_id AND b.organization_id = a.issuer_organization_id
       ORDER BY 1`,
    );
  const EACH_ITS_OWN = [
    { of: '半山乡党委', by: '云岭县委' },
    { of: '清溪村党总支', by: '望舒镇党委' },
  ];

  it('are a batch for each body, whose own head signs for it', async () => {
    const batches = await made(await listsOfTwo());
    expect(batches.map(({ total, made, state }) => [total, made, state])).toEqual([
      [1, 1, 'done'],
      [1, 1, 'done'],
    ]);
    expect(await issuers()).toEqual(EACH_ITS_OWN);

    // As batches of hundreds would wait: each is carried on for its own body.
    await kit.sql(
      `DELETE FROM agreement; UPDATE agreement_batch SET state = 'waiting', made = 0, looked_at = 0`,
    );
    await kit.application.runJob(MAKE_AGREEMENTS);
    expect(await issuers()).toEqual(EACH_ITS_OWN);
  });

  it('leave posts without one on the map, until they have one; villages and who issues never', async () => {
    await kit.sql('DELETE FROM agreement; DELETE FROM agreement_batch');
    await kit.lists('county', 'wangshu', 'banshan', 'village');
    const [agreement] = await make(kit, 'banshan');
    const map = async (who: 'county' | 'wangshu' | 'orchard') =>
      ok(await (await kit.as(who)).get<AgreementMapDto>('/api/agreements/map?year=2026')).levels.flatMap(
        ({ without }) => without,
      );
    const WANGSHU = { postId: kit.county.posts.wangshu, organizationName: '望舒镇党委', vacant: false };
    expect(await map('county')).toMatchObject([WANGSHU]);
    expect(await map('wangshu')).toMatchObject([WANGSHU]);
    expect(await map('orchard')).toEqual([]);
    // A declined one is one; a recalled one is none.
    ok(await act(await kit.as('banshan'), agreement!, 'decline', { reason: '目标过高' }));
    expect(await map('county')).toHaveLength(1);
    ok(await act(await kit.as('clerk'), agreement!, 'recall', { reason: '重新生成' }));
    await kit.sql(`UPDATE tenure SET ends_on = '2026-06-30' WHERE id = $1`, [kit.county.tenures.banshan]);
    const names = (await map('county')).map(({ organizationName }) => organizationName).sort();
    expect(names).toEqual(['半山乡党委', '望舒镇党委']);
  });
});
