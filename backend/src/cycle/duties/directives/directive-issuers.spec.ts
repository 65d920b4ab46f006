import { randomUUID } from 'node:crypto';
import { DutiesService } from '../duties.service';
import { refusalOf } from '../duties.spec-kit';
import { ExtensionsService } from '../extensions/extensions.service';
import { openDirectives, TODAY } from './directives.spec-kit';
import type { DirectivesKit } from './directives.spec-kit';
import type { DirectiveBody } from './dto/directive-requests.dto';

type At = Parameters<DirectivesKit['actor']>[0];

describe('a directive of another body than the county', () => {
  let kit: DirectivesKit;

  beforeAll(async () => {
    kit = await openDirectives();
    await kit.database.setClock(TODAY);
  });
  afterAll(() => kit.close());

  const body = (postId: string): DirectiveBody => ({
    ...{
      sourceCode: '通知',
      title: '报数',
      content: '请报人数。',
      dueOn: '2026-12-10',
      checkingClass: '备案',
    },
    tableColumns: [
      { key: 'c1', name: '人数', type: 'number', required: true, total: true, known: null, choices: [] },
    ],
    targets: [{ postId, role: 'lead' }],
  });
  const draft = (at: At, to: At) => kit.directives.draft(kit.actor(at), body(kit.county.posts[to]));
  const issue = async (at: At, to: At) => {
    const { id } = await draft(at, to);
    await kit.issuing.issue(kit.actor(at), id, 1);
    const { targets, organizationName } = await kit.directives.one(kit.actor(at), id);
    return { id, organizationName, duty: targets[0]!.duty! };
  };
  /** One guides another with these rights. */
  const guide = async (from: At, to: At, rights: string) => {
    const [{ districtId, organizations }, id] = [kit.county, randomUUID()];
    await kit.database.owner.query(
      `INSERT INTO organization_guidance (district_id, id, guide_id, guided_id, with_subtree, kind_code, rights, basis, valid_from)
       VALUES ($1, $2, $3, $4, false, '行业指导', $5::text[], '示例', '2026-01-01')`,
      [districtId, id, organizations[from], organizations[to], rights],
    );
    await kit.database.owner.query(
      `INSERT INTO organization_closure (district_id, ancestor_id, descendant_id, via, depth) VALUES ($1, $2, $3, $4, 1)`,
      [districtId, organizations[from], organizations[to], id],
    );
  };
  const fill = async (at: At, dutyId: string) => {
    await kit.tables.save(kit.actor(at), dutyId, 0, [{ c1: '31' }]);
    await kit.tables.send(kit.actor(at), dutyId, 1);
  };

  it('is issued by a township to its own units, and to none beside', async () => {
    const { duty, organizationName } = await issue('wangshu', 'village');
    expect([organizationName, duty.organizationName, duty.state]).toEqual([
      '望舒镇党委',
      '清溪村党总支',
      'owed',
    ]);
    expect(await refusalOf(draft('wangshu', 'orchard'))).toBe('directive.target-out-of-reach');
    expect(await refusalOf(draft('wangshu', 'county'))).toBe('directive.target-out-of-reach');
  });

  it('is issued by whoever guides a unit with the right to assign; its table goes back by an act of theirs', async () => {
    await guide('banshan', 'school', '{see,assign}');
    const { id, duty } = await issue('banshan', 'school');
    await fill('school', duty.id);
    const { targets, totals } = await kit.directives.one(kit.actor('banshan'), id);
    expect(totals).toEqual({ c1: '31' });
    await kit.tables.sendBack(
      kit.actor('banshan'),
      duty.id,
      targets[0]!.tables[0]!.version,
      '人数与名册不符',
    );
    const { rows } = await kit.database.owner.query<{ result: string; doubt: string }>(
      'SELECT result, doubt FROM verification_act WHERE subject_id = $1',
      [duty.id],
    );
    expect(rows).toEqual([{ result: 'returned', doubt: '人数与名册不符' }]);
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  });

  it('is given more time by whoever issued it, also to a unit that they only guide', async () => {
    await guide('banshan', 'village', '{see,assign}');
    const { duty } = await issue('banshan', 'village');
    const extensions = kit.module.get(ExtensionsService);
    const body = { askedFor: '2026-12-20', reason: '道路抢通后入户' };
    await extensions.ask(kit.actor('village'), duty.id, body);
    const organizationId = kit.county.organizations.banshan;
    const permissions = new Map([['duties.verify', [organizationId]]]);
    const head = { ...kit.actor('banshan'), permissions };
    const { toDecide } = await kit.module.get(DutiesService).todo(head);
    expect(toDecide).toMatchObject([{ dutyId: duty.id, mayDecide: true, deciderName: '半山乡党委' }]);
    const done = await extensions.decide(head, duty.id, toDecide[0]!.id, 1, { granted: true });
    expect(done).toMatchObject({ extendedTo: '2026-12-20', dueOn: '2026-12-10' });
    const { deltas, recount } = await kit.counted();
    expect(deltas).toEqual(recount);
  });

  it('is not issued by whoever only sees', async () => {
    await guide('school', 'orchard', '{see}');
    expect(await refusalOf(draft('school', 'orchard'))).toBe('directive.target-out-of-reach');
  });
});
