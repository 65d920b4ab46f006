import { randomUUID } from 'node:crypto';
import { recurringDutiesOf } from '@zeren/domain/registry/catalogues/kind-rules';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import { systemActor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { CatalogueReads } from '../catalogues';

describe('the first catalogues of kinds', () => {
  const actor = systemActor(randomUUID(), 'spec');
  let application: TestApplication;
  let unitOfWork: UnitOfWork;
  let reads: CatalogueReads;

  beforeAll(async () => {
    application = await createTestApplication();
    unitOfWork = application.api.get(UnitOfWork, { strict: false });
    reads = application.api.get(CatalogueReads, { strict: false });
  });
  afterAll(() => application.close());

  it('give each kind of organisation its own recurring duties, and none that it does not do', async () => {
    const [kinds, duties, pairs, dimensions] = await unitOfWork.read(actor, (tx) =>
      Promise.all(
        (['organization-kinds', 'recurring-duties', 'kind-duties', 'dimensions'] as const).map((name) =>
          reads.entries(tx, name),
        ),
      ),
    );
    const known = { kinds: kinds!, duties: duties!, pairs: pairs! };
    const of = (kind: string) => recurringDutiesOf(kind, known).map(({ code }) => code);
    expect(of('党支部')).toEqual(expect.arrayContaining(['主题党日', '党费收缴', '发展党员', '换届选举']));
    for (const kind of ['功能型党支部', '临时党支部']) {
      expect(of(kind)).not.toEqual([]);
      expect(of(kind).filter((duty) => ['党费收缴', '发展党员', '换届选举'].includes(duty))).toEqual([]);
    }
    // Every row stands: none names what no catalogue has, or what its kind does not do.
    expect(kinds!.flatMap(({ code }) => of(code))).toHaveLength(pairs!.length);
    expect(dimensions!.map(({ code }) => code)).toEqual(
      expect.arrayContaining(duties!.map(({ attributes }) => attributes.dimension)),
    );
  });
});
