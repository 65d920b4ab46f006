import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator } from '@nestjs/common';
import type { Permission } from '@zeren/domain/registry/access/permissions';
import type { ReadTx } from '../database/transaction';

/** What a subject is called, in the language of its data; `en` where it has an English name. */
export interface SubjectName {
  readonly id: string;
  readonly zh: string;
  readonly en: string | null;
}

/** A subject as audit entries, events and links carry it. */
export interface SubjectRef {
  readonly kind: string;
  readonly id: string;
}

/**
 * What a room answers about its subjects of one kind to whoever knows them by kind and id only: the record's pages,
 * "why can I see this".
 */
export interface SubjectKind {
  /** The permission under which one looks at such a subject; none: not even its own history is shown to people. */
  readonly permission: Permission | null;
  /** Names of those that exist in the transaction's district. */
  names(tx: ReadTx, ids: readonly string[]): Promise<readonly SubjectName[]>;
  /** Whether it exists and the transaction's actor may see it. */
  sees(tx: ReadTx, id: string): Promise<boolean>;
  /** The organisations that it belongs to, of which one must be in sight: what "why can I see this" explains it by. */
  organizations?(tx: ReadTx, id: string): Promise<readonly string[]>;
  /** Subjects whose name, pinyin or initials have the words, at most so many; left out where nobody looks by name. */
  find?(tx: ReadTx, words: string, most: number): Promise<readonly string[]>;
  /** Subjects whose changes belong to this one's history, for instance the tenures of a post. */
  parts?(tx: ReadTx, id: string): Promise<readonly SubjectRef[]>;
}

/** What somebody has to do with a subject themselves, in both languages. */
export interface PartTaken {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** One way in which people open a subject. Each is asked under its own permission, and reaches no further than it. */
export interface WayIn {
  /** Null where no permission is needed: one takes part in it oneself. */
  readonly permission: Permission | null;
  /** Whether it exists and the transaction's actor may open it in this way. */
  sees(tx: ReadTx, id: string): Promise<boolean>;
  /** The organisations of which one must be in sight: a grant over them explains it. */
  organizations?(tx: ReadTx, id: string): Promise<readonly string[]>;
  /** What explains it where no grant over an organisation does. */
  readonly part?: PartTaken;
  /** The subject that it is opened from, where it has no page of its own. */
  through?(tx: ReadTx, id: string): Promise<SubjectRef | undefined>;
}

export const SUBJECTS = 'zeren:subjects';

/** Marks the provider of a room that answers for its subjects. */
export const KnowsSubjects = (): CustomDecorator => SetMetadata(SUBJECTS, true);

/** What such a provider is: one entry per kind. */
export interface SubjectKinds {
  readonly subjects: Readonly<Record<string, SubjectKind>>;
  /**
   * Ways into subjects by kind, of this room's or of others', beside the one under {@link SubjectKind.permission}: a duty
   * opens its evidence.
   */
  readonly waysIn?: Readonly<Record<string, readonly WayIn[]>>;
}
