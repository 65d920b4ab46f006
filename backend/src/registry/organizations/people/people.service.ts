import { Injectable } from '@nestjs/common';
import { platformRefusals } from '@zeren/domain/platform/platform-refusals';
import { mayKeepContact, maySavePerson } from '@zeren/domain/registry/organizations/people/may-save-person';
import type { Contact } from '@zeren/domain/registry/organizations/people/may-save-person';
import { mayMergePeople } from '@zeren/domain/registry/organizations/people/may-merge-people';
import type { MergingPerson } from '@zeren/domain/registry/organizations/people/may-merge-people';
import { likePattern } from '../../../platform/database/like-pattern';
import type { Actor } from '../../../platform/actor';
import type { ReadTx, WriteTx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { pageCursor } from '../../../platform/http/page-cursor';
import { accept, Refused } from '../../../platform/refused';
import { unchanged } from '../../../platform/unchanged';
import { uuidv7 } from '../../../platform/uuid';
import { OrganizationReads } from '../organization-reads';
import { SearchIndex } from '../search/search-index';
import { tenureSeal } from '../tenure-seal';
import { TenuresRepository } from '../tenures/tenures.repository';
import type {
  ContactBody,
  MergePeopleBody,
  PeoplePageDto,
  PeopleQuery,
  PersonBody,
  PersonDetailDto,
} from './dto/person.dto';
import { knownContact } from './known-contact';
import { PeopleRepository } from './people.repository';
import type { PersonFacts } from './people.repository';
import { PersonTiesBook } from './person-ties';

const CURSOR = pageCursor('text', 'id');
const NOTHING: Contact = { email: null, mobile: null };

/**
 * People as somebody looks at them, and as the clerk who keeps the county's register enters, changes and merges them: one
 * human may hold posts anywhere in it, so whoever sees only a part cannot tell who is entered twice.
 */
@Injectable()
export class PeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: PeopleRepository,
    private readonly tenures: TenuresRepository,
    private readonly ties: PersonTiesBook,
    private readonly reads: OrganizationReads,
    private readonly searchIndex: SearchIndex,
  ) {}

  /** By pinyin. */
  page(actor: Actor, { q, after, limit }: PeopleQuery): Promise<PeoplePageDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const mayManage = await this.keepsRegister(tx);
      const key = CURSOR.read(after);
      const filter = {
        pattern: q ? likePattern(q) : null,
        after: key ? { pinyin: key[0], id: key[1] } : null,
        everybody: mayManage,
      };
      const rows = await this.repository.page(tx, filter, limit + 1);
      const items = rows.slice(0, limit).map(({ id, code, name, posts }) => ({ id, code, name, posts }));
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items, next: last ? CURSOR.write([last.pinyin, last.id]) : null, mayManage };
    });
  }

  one(actor: Actor, id: string): Promise<PersonDetailDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const person = await this.repository.one(tx, id);
      if (!person) throw new Refused(platformRefusals['request.not-found']());
      return this.detail(tx, person.mergedIntoId ?? person.id);
    });
  }

  create(actor: Actor, { isSomebodyElse, ...typed }: PersonBody): Promise<PersonDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.requireRegister(tx);
      const namesakes = await this.repository.namesakes(tx, typed.name.trim(), null);
      const { name, ...contact } = accept(maySavePerson(typed, namesakes, isSomebodyElse));
      const id = uuidv7();
      const code = `R-${id.slice(-12)}`;
      await this.repository.insert(tx, { id, code, name });
      await this.repository.keepContact(tx, id, contact);
      await this.searchIndex.keep(tx, 'person', [id]);
      tx.audit({
        action: 'person.create',
        subject: subjectOf(id),
        after: { name, code, ...knownContact(contact) },
      });
      return this.detail(tx, id);
    });
  }

  change(actor: Actor, id: string, version: number, typed: PersonBody): Promise<PersonDetailDto> {
    return this.unitOfWork.write(actor, async (tx) => {
      await this.requireRegister(tx);
      const before = await this.repository.one(tx, id);
      if (!before) throw new Refused(platformRefusals['request.not-found']());
      const namesakes =
        before.name === typed.name.trim() ? [] : await this.repository.namesakes(tx, typed.name.trim(), id);
      const { isSomebodyElse, ...wanted } = typed;
      const { name, ...contact } = accept(maySavePerson(wanted, namesakes, isSomebodyElse));
      unchanged(await this.repository.rename(tx, id, version, name));
      await this.writeContact(tx, id, contact);
      await this.searchIndex.keep(tx, 'person', [id]);
      if (name !== before.name) {
        tx.audit({
          action: 'person.rename',
          subject: subjectOf(id),
          before: { name: before.name },
          after: { name },
        });
      }
      return this.detail(tx, id);
    });
  }

  /** Somebody keeps their own contact; it needs no permission. */
  keepOwnContact(actor: Actor, id: string, version: number, body: ContactBody): Promise<PersonDetailDto> {
    return this.unitOfWork.write({ ...actor, seesWholeDistrict: true }, async (tx) => {
      if (id !== tx.actor.personId) throw new Refused(platformRefusals['request.not-found']());
      const contact = accept(mayKeepContact(body));
      unchanged(await this.repository.touch(tx, id, version));
      await this.writeContact(tx, id, contact);
      return this.detail(tx, id);
    });
  }

  /**
   * Two entries of one person become one: the other's tenures move to it, each with a correction in the record. The
   * transaction sees the district, as whoever keeps the register does: grants, too, may stand in the way.
   */
  merge(
    actor: Actor,
    id: string,
    version: number,
    { otherId, otherVersion }: MergePeopleBody,
  ): Promise<PersonDetailDto> {
    return this.unitOfWork.write({ ...actor, seesWholeDistrict: true }, async (tx) => {
      await this.requireRegister(tx);
      const locked = await this.repository.lock(tx, [id, otherId]);
      const [kept, absorbed] = [id, otherId].map((one) => locked.find((row) => row.id === one));
      if (!kept || !absorbed) throw new Refused(platformRefusals['request.not-found']());
      const merge = accept(
        mayMergePeople(await this.merging(tx, kept), await this.merging(tx, absorbed), tx.actor),
      );
      const inTheWay = await this.ties.keeps(tx, otherId);
      if (inTheWay) throw new Refused(inTheWay);
      unchanged(await this.repository.touch(tx, id, version));
      unchanged(await this.repository.mergeInto(tx, otherId, otherVersion, id));
      await this.repository.followMerge(tx, otherId, id);
      await this.moveTenures(tx, merge.movedTenureIds, { kept, absorbed });
      await this.writeContact(tx, id, merge);
      await this.repository.keepContact(tx, otherId, NOTHING);
      await this.ties.move(tx, otherId, id);
      tx.audit({
        action: 'person.merge',
        subject: subjectOf(id),
        before: { mergedPersonId: otherId, mergedCode: absorbed.code },
        after: { tenureIds: merge.movedTenureIds },
      });
      return this.detail(tx, id);
    });
  }

  /** Who held what is sealed: a move of it is a correction, with its reason, like any other. */
  private async moveTenures(
    tx: WriteTx,
    ids: readonly string[],
    { kept, absorbed }: { readonly kept: PersonFacts; readonly absorbed: PersonFacts },
  ): Promise<void> {
    if (ids.length === 0) return;
    const note = `人员重复登记，${absorbed.code} 并入 ${kept.code}`;
    await this.tenures.moveToPerson(tx, ids, kept.id, note);
    for (const id of ids) {
      tx.seal({ action: 'tenure.correct', seal: tenureSeal, id, before: { personId: absorbed.id } });
    }
  }

  private async merging(tx: ReadTx, { id, name, mergedIntoId }: PersonFacts): Promise<MergingPerson> {
    const tenures = await this.repository.tenuresOf(tx, id);
    const contact = (await this.repository.contact(tx, id)) ?? NOTHING;
    return { id, name, mergedIntoId, ...contact, tenures };
  }

  /** The record says that a contact changed, not what it is: it outlives whoever is reached by it. */
  private async writeContact(tx: WriteTx, id: string, { email, mobile }: Contact): Promise<void> {
    const before = (await this.repository.contact(tx, id)) ?? NOTHING;
    if (before.email === email && before.mobile === mobile) return;
    await this.repository.keepContact(tx, id, { email, mobile });
    tx.audit({
      action: 'person.keep-contact',
      subject: subjectOf(id),
      before: knownContact(before),
      after: knownContact({ email, mobile }),
    });
  }

  private async detail(tx: ReadTx, id: string): Promise<PersonDetailDto> {
    const person = await this.repository.one(tx, id);
    if (!person) throw new Refused(platformRefusals['request.not-found']());
    const isSelf = id === tx.actor.personId;
    const mayManage = await this.keepsRegister(tx);
    const contact = await this.repository.contact(tx, id);
    const { code, name, version } = person;
    return {
      ...{ id, code, name, version, isSelf, mayManage },
      contact: contact ?? (isSelf || mayManage ? NOTHING : null),
      username: isSelf || mayManage ? await this.ties.signsInAs(tx, id) : null,
      tenures: await this.repository.tenuresOf(tx, id),
    };
  }

  private async requireRegister(tx: ReadTx): Promise<void> {
    if (!(await this.keepsRegister(tx))) throw new Refused(platformRefusals['request.not-found']());
  }

  /** The right holds over the whole district. */
  private async keepsRegister(tx: ReadTx): Promise<boolean> {
    const roots = tx.actor.permissions.get('tenures.manage') ?? [];
    if (roots.length === 0) return false;
    const top = await this.reads.root(tx);
    return top !== undefined && roots.includes(top.id);
  }
}

const subjectOf = (id: string) => ({ kind: 'person', id });
