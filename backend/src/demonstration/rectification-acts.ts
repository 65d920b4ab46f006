import { Readable } from 'node:stream';
import { FindingCommands, FindingReads } from '../cycle/inspections';
import { RectificationCommands } from '../cycle/rectification';
import { narrowedTo } from '../platform/actor';
import type { Actor } from '../platform/actor';
import { OrganizationReads } from '../registry/organizations';
import type { DemonstrationContext } from './demonstration-context';

/** How far an order of the story has come. */
const STAGES = [
  'put',
  'confirmed',
  'issued',
  'received',
  'planned',
  'working',
  'submitted',
  'verified',
  'closed',
] as const;
export type FindingStage = (typeof STAGES)[number];

/** Something found at the unit of a post, and what has become of it. */
export interface StoryFinding {
  readonly postCode: string;
  readonly title: string;
  readonly dimensionCode: string;
  readonly domainCode: string;
  readonly severityCode: string;
  readonly sourceCode: string;
  readonly foundOn: string;
  readonly measures: string;
  readonly result: string;
  readonly stage: FindingStage;
  readonly file: { readonly fileName: string; readonly content: Buffer };
}

/** Findings and orders, each act by the one who may: an inspector, the unit, the clerk, and another for the look. */
export class RectificationActs {
  constructor(private readonly context: DemonstrationContext) {}

  /** Once: what was found before is not found again. */
  async inspect(
    people: { readonly inspector: string; readonly clerk: string; readonly verifier: string },
    found: readonly StoryFinding[],
  ): Promise<void> {
    if (await this.context.read((tx) => this.context.get(FindingReads).any(tx))) return;
    const inspector = await this.context.asPerson(people.inspector);
    const clerk = await this.context.asPerson(people.clerk);
    const verifier = await this.context.asPerson(people.verifier);
    for (const one of found) await this.find(one, { inspector, clerk, verifier });
  }

  private async find(
    one: StoryFinding,
    { inspector, clerk, verifier }: { inspector: Actor; clerk: Actor; verifier: Actor },
  ): Promise<void> {
    const [post] = await this.context.read((tx) =>
      this.context.get(OrganizationReads).postsByCode(tx, [one.postCode]),
    );
    const holder = post && (await this.context.holders([post.id])).get(post.id);
    if (!post || !holder) return;
    const unit = narrowedTo(await this.context.asHolder(holder), 'rectification.report');
    const lead = narrowedTo(clerk, 'rectification.lead');
    const reached = (stage: FindingStage) => STAGES.indexOf(one.stage) >= STAGES.indexOf(stage);
    const { dimensionCode, domainCode, severityCode, sourceCode, foundOn, title } = one;
    const findings = this.context.get(FindingCommands);
    const put = await findings.record(narrowedTo(inspector, 'inspections.record'), {
      ...{ organizationId: post.organizationId, postId: post.id, foundOn, title },
      ...{ dimensionCode, domainCode, severityCode, sourceCode },
    });
    if (!reached('confirmed')) return;
    const answered = await findings.answer(unit, put.id, put.version, { answer: 'agreed' });
    await findings.confirm(narrowedTo(clerk, 'inspections.lead'), put.id, answered.version);
    if (!reached('issued')) return;
    const orders = this.context.get(RectificationCommands);
    let order = await orders.issue(lead, put.id);
    if (reached('received')) order = await orders.receive(unit, order);
    if (reached('planned')) order = await orders.plan(unit, order, one.measures);
    if (reached('working')) order = await orders.approvePlan(lead, order);
    if (!reached('submitted')) return;
    await orders.attach(unit, order, {
      fileName: one.file.fileName,
      stream: Readable.from([one.file.content]),
    });
    order = await orders.submit(unit, order, one.result);
    if (!reached('verified')) return;
    const heldOn = await this.context.today();
    order = await orders.verify(narrowedTo(verifier, 'rectification.verify'), order, {
      ...{ kind: 'on-site', result: 'confirmed', heldOn, object: '现场和台账' },
      ...{ strength: one.result, doubt: null, noDoubtBecause: '到现场看过，和报送的一致' },
    });
    if (reached('closed')) await orders.close(lead, order);
  }
}
