export { CataloguesModule } from './catalogues.module';
export { CatalogueReads } from './catalogue-reads';
export type { CatalogueEntry } from './catalogues.repository';
