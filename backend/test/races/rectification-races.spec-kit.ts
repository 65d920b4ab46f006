import { ok } from '../../src/cycle/handover/handover.spec-kit';
import type { Race, RaceTry } from './race';
import type { Made, World } from './world.spec-kit';

const FINDINGS = '/api/findings';
const ORDERS = '/api/rectification-orders';
const DAY = '2026-07-01';
const TEXT = { text: '逐次补议并公示' };
const LOOKED = { kind: 'on-site', heldOn: DAY, object: '会议记录本、公示栏' };
const CONFIRMED = {
  ...{ ...LOOKED, result: 'confirmed', strength: '补议了三次', doubt: null, noDoubtBecause: '逐页看过' },
};
const RETURNED = { ...LOOKED, result: 'returned', doubt: '只补了一次' };
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A problem at 望舒镇, whose secretary puts it right; the county's clerk finds, confirms, issues, verifies and closes. */
export const rectification = (world: () => World): Race[] => {
  const put = async () =>
    ok(
      await world().clerk.post<Made>(FINDINGS, {
        body: {
          ...{ organizationId: world().kit.county.organizations.wangshu, sourceCode: '督查' },
          ...{ dimensionCode: '组织建设', domainCode: '农村', severityCode: '中', foundOn: DAY },
          title: '支委会记录雷同',
        },
      }),
    );
  const answered = async () => {
    const { id, version } = await put();
    const answer = { version, body: { answer: 'agreed' } };
    return ok(await world().holder.post<Made>(`${FINDINGS}/${id}/answer`, answer));
  };
  const confirmed = async () => {
    const { id, version } = await answered();
    return ok(await world().clerk.post<Made>(`${FINDINGS}/${id}/confirm`, { version, body: {} }));
  };
  const issued = async () =>
    ok(await world().clerk.post<Made>(ORDERS, { body: { findingId: (await confirmed()).id } }));
  const step = async (who: 'clerk' | 'holder', order: Made, verb: string, body: object = {}): Promise<Made> =>
    ok(await world()[who].post<Made>(`${ORDERS}/${order.id}/${verb}`, { version: order.version, body }));
  const received = async () => step('holder', await issued(), 'receive');
  const planned = async () => step('holder', await received(), 'plan', TEXT);
  const working = async () => step('clerk', await planned(), 'approve-plan');
  const held = async () => step('clerk', await working(), 'hold', TEXT);
  const proved = async () => {
    const order = await working();
    const content = Buffer.concat([Buffer.from(DOT, 'base64'), Buffer.from(order.id)]);
    const photo = { fileName: '补议记录.png', mediaType: 'image/png', content };
    ok(await world().holder.upload(`${ORDERS}/${order.id}/evidence`, photo));
    return order;
  };
  const submitted = async () => step('holder', await proved(), 'submit', TEXT);
  const verified = async () => step('clerk', await submitted(), 'verification', CONFIRMED);
  const closed = async () => step('clerk', await verified(), 'close');

  const row =
    (url: string) =>
    (
      who: 'clerk' | 'holder',
      verb: string,
      action: string,
      before: () => Promise<Made>,
      body: object = {},
    ): Race => ({
      route: `POST ${url}/{id}/${verb}`,
      action,
      async prepare(): Promise<RaceTry> {
        const { id, version } = await before();
        return { who: world()[who], url: `${url}/${id}/${verb}`, body, version };
      },
    });
  const finding = row(FINDINGS);
  const order = row(ORDERS);
  return [
    finding('holder', 'answer', 'finding.answer', put, { answer: 'agreed' }),
    finding('clerk', 'confirm', 'finding.confirm', answered),
    finding('clerk', 'drop', 'finding.drop', put, { reason: '记录已补' }),
    finding('clerk', 'dispose', 'finding.dispose', confirmed, {
      disposition: 'reason',
      reason: '已当场改正',
    }),
    {
      // No version: one order a problem.
      route: `POST ${ORDERS}`,
      action: 'rectification-order.issue',
      async prepare() {
        return { who: world().clerk, url: ORDERS, body: { findingId: (await confirmed()).id } };
      },
    },
    order('holder', 'receive', 'rectification-order.receive', issued),
    order('holder', 'plan', 'rectification-order.plan', received, TEXT),
    order('clerk', 'approve-plan', 'rectification-order.approve-plan', planned),
    order('clerk', 'return-plan', 'rectification-order.return-plan', planned, TEXT),
    order('holder', 'progress', 'rectification-order.progress', working, TEXT),
    order('clerk', 'hold', 'rectification-order.hold', working, TEXT),
    order('clerk', 'resume', 'rectification-order.resume', held),
    order('holder', 'submit', 'rectification-order.submit', proved, TEXT),
    order('clerk', 'withdraw', 'rectification-order.withdraw', planned, TEXT),
    order('clerk', 'verification', 'rectification-order.verify', submitted, CONFIRMED),
    order('clerk', 'close', 'rectification-order.close', verified),
    order('clerk', 'look-back', 'rectification-order.relapse', closed, RETURNED),
    {
      route: `POST ${ORDERS}/{id}/extensions/{extensionId}/decide`,
      action: 'rectification-order.grant-extension',
      async prepare() {
        const { id } = await working();
        const body = { askedFor: '2026-08-10', reason: '公示要满十个工作日' };
        const asked = await world().holder.post<{ extensions: Made[] }>(`${ORDERS}/${id}/extensions`, {
          body,
        });
        const [extension] = ok(asked).extensions;
        return {
          ...{ who: world().clerk, url: `${ORDERS}/${id}/extensions/${extension!.id}/decide` },
          ...{ body: { granted: true }, version: extension!.version },
        };
      },
    },
  ];
};
