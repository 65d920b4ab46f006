import { Service, computed, inject } from '@angular/core';
import {
  CAPABILITY_SETS,
  CAPABILITY_SET_WORDS,
  PERMISSIONS,
} from '@zeren/domain/registry/access/permissions';
import type { CapabilitySet, Permission } from '@zeren/domain/registry/access/permissions';
import { Locale } from '../../../platform/i18n/locale';

/** A capability set in words. */
export interface SetInWords {
  readonly code: CapabilitySet;
  readonly name: string;
  /** Whom it is for. */
  readonly whom: string;
  /** What it allows. */
  readonly allows: readonly string[];
}

/** Capability sets and permissions as people call them; the rules' own words, so that no page says it differently. */
@Service()
export class AccessWords {
  private readonly locale = inject(Locale);

  readonly sets = computed<readonly SetInWords[]>(() =>
    (Object.keys(CAPABILITY_SETS) as CapabilitySet[]).map((code) => {
      const words = CAPABILITY_SET_WORDS[code];
      return {
        code,
        name: this.english() ? words.en : words.zh,
        whom: this.english() ? words.forEn : words.forZh,
        allows: CAPABILITY_SETS[code].map((permission) => this.permission(permission)),
      };
    }),
  );
  readonly permissions = computed(() =>
    (Object.keys(PERMISSIONS) as Permission[])
      .filter((code) => this.granted.has(code))
      .map((code) => ({ code, name: this.permission(code) })),
  );
  private readonly granted = new Set<Permission>(Object.values(CAPABILITY_SETS).flat());

  set(code: string): SetInWords | undefined {
    return this.sets().find((set) => set.code === code);
  }

  permission(code: Permission): string {
    return this.english() ? PERMISSIONS[code].en : PERMISSIONS[code].zh;
  }

  private english(): boolean {
    return this.locale.active() === 'en';
  }
}
