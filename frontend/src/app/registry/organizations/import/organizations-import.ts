import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectWords } from '../../../platform/i18n/words';
import { ImportPanel } from '../../../platform/ui/import-panel/import-panel';
import { PageTitle } from '../../../platform/ui/page-title';

/** A whole county from one workbook: organisations, posts, people, tenures, and the lists beside the tree. */
@Component({
  selector: 'zr-organizations-import',
  imports: [RouterLink, ImportPanel, PageTitle],
  template: `<div class="page">
    <zr-page-title [name]="t('organizations.importTitle')" [meta]="t('organizations.import.meta')">
      <a class="btn" href="/api/organizations/export" download>{{ t('organizations.import.export') }}</a>
    </zr-page-title>
    <zr-import-panel
      address="/api/organizations/imports"
      templateAddress="/api/organizations/import-template"
      countWords="organizations.import.count"
      [counts]="counts"
      [runId]="run()"
      [hint]="t('organizations.import.hint')"
    >
      <a next class="btn pri" routerLink="/organizations">{{ t('organizations.import.next') }}</a>
    </zr-import-panel>
  </div>`,
})
export class OrganizationsImport {
  protected readonly counts = [
    ...['organizations', 'guidance', 'posts', 'people', 'tenures'],
    ...['unitClasses', 'groups', 'groupMembers'],
  ];
  protected readonly t = injectWords();
  /** From the address: a check that was begun before. */
  readonly run = input<string>();
}
