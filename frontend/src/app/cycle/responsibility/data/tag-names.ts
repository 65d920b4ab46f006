import { httpResource } from '@angular/common/http';
import { Service, computed, inject } from '@angular/core';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';

/** What the codes of an item's tags are called in the language on screen; the code itself until the catalogue has come. */
@Service()
export class TagNames {
  private readonly locale = inject(Locale);
  private readonly dimensions = this.namesIn('dimensions');
  private readonly domains = this.namesIn('domains');
  private readonly levels = this.namesIn('levels');
  private readonly types = this.namesIn('item-types');

  dimension(code: string): string {
    return this.dimensions().get(code) ?? code;
  }

  domain(code: string): string {
    return this.domains().get(code) ?? code;
  }

  level(code: string): string {
    return this.levels().get(code) ?? code;
  }

  type(code: string): string {
    return this.types().get(code) ?? code;
  }

  private namesIn(catalogue: string) {
    const entries = latest(httpResource<CatalogueDto>(() => `/api/catalogues/${catalogue}`));
    return computed(() => {
      const english = this.locale.active() === 'en';
      return new Map(
        (entries.value()?.items ?? []).map(({ code, nameZh, nameEn }) => [
          code,
          (english && nameEn) || nameZh,
        ]),
      );
    });
  }
}
