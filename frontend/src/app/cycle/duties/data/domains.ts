import { Service, computed, inject } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Locale } from '../../../platform/i18n/locale';
import { Session } from '../../../platform/session/session';

interface CatalogueEntry {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
}

/** The domains of the catalogue, for filters over duties and the words of their chips. */
@Service()
export class Domains {
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);
  private readonly catalogue = httpResource<{ readonly items: readonly CatalogueEntry[] }>(() =>
    this.session.may('catalogues.read') ? '/api/catalogues/domains' : undefined,
  );

  readonly items = computed(() => (this.catalogue.hasValue() ? this.catalogue.value().items : []));

  name(code: string): string {
    const entry = this.items().find((domain) => domain.code === code);
    return (this.locale.active() === 'en' ? entry?.nameEn : entry?.nameZh) ?? code;
  }
}
