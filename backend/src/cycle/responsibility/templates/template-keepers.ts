import { Injectable } from '@nestjs/common';
import { templateRefusals } from '@zeren/domain/cycle/responsibility/templates/template-refusals';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import type { ReadTx } from '../../../platform/database/transaction';
import { Refused } from '../../../platform/refused';
import { OrganizationReads } from '../../../registry/organizations';

/** Templates are the whole district's: read by everybody, kept by whoever edits lists of all of it. */
@Injectable()
export class TemplateKeepers {
  constructor(private readonly organizations: OrganizationReads) {}

  async mayKeep(tx: ReadTx): Promise<boolean> {
    const top = await this.organizations.root(tx);
    return top !== undefined && (await this.keeps(tx, top.id));
  }

  async assertKeeper(tx: ReadTx): Promise<void> {
    const top = await this.organizations.root(tx);
    if (!top) throw new Refused(platformRefusals['request.not-found']());
    if (await this.keeps(tx, top.id)) return;
    throw new Refused(
      templateRefusals['list-template.kept-at-the-top']({ parameters: { body: top.nameZh } }),
    );
  }

  private async keeps(tx: ReadTx, topId: string): Promise<boolean> {
    const roots = tx.actor.permissions.get('responsibility-lists.edit') ?? [];
    return (await this.organizations.within(tx, [topId], roots)).has(topId);
  }
}
