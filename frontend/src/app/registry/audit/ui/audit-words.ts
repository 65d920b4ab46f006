import { Service, computed, inject } from '@angular/core';
import { actionName } from '@zeren/domain/registry/audit/action-names';
import { knownActions } from '@zeren/domain/registry/audit/action-words';
import { SUBJECT_WORDS } from '@zeren/domain/registry/audit/subject-words';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { BothWords, Doer } from '../data/audit-views';

export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** Acts of one sort, as the list to choose from has them together. */
export interface ActGroup {
  readonly name: string;
  readonly acts: readonly Choice[];
}

const TODAY = '9999-12-31';

/** What acts and kinds of subjects are called in the language on screen; the words are those of the record itself. */
@Service()
export class AuditWords {
  private readonly locale = inject(Locale);
  private readonly t = injectWords();

  readonly kinds = computed((): readonly Choice[] =>
    Object.entries(SUBJECT_WORDS).map(([code, words]) => ({ code, name: this.both(words) })),
  );
  /** In the order of the record's own table, by what they are about. */
  readonly groups = computed((): readonly ActGroup[] => {
    const groups = new Map<string, Choice[]>();
    for (const code of knownActions()) {
      const noun = code.slice(0, code.indexOf('.'));
      groups.set(noun, [...(groups.get(noun) ?? []), { code, name: this.act(code) }]);
    }
    return [...groups].map(([noun, acts]) => ({ name: this.noun(noun), acts }));
  });

  both(words: BothWords): string {
    return this.locale.active() === 'en' ? words.en : words.zh;
  }

  /** Without its subject. */
  act(code: string): string {
    const words = actionName(code, TODAY);
    return words ? this.both(words) : code;
  }

  kind(code: string): string {
    return Object.hasOwn(SUBJECT_WORDS, code)
      ? this.both(SUBJECT_WORDS[code as keyof typeof SUBJECT_WORDS])
      : code;
  }

  /** Whoever did it, by the best name there is; nobody is the product itself. */
  doer({ personName, username }: Doer): string | null {
    return personName ?? username;
  }

  private noun(noun: string): string {
    return Object.hasOwn(SUBJECT_WORDS, noun) ? this.kind(noun) : this.t(`audit.group.${noun}`);
  }
}
