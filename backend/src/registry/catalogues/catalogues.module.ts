import { Module } from '@nestjs/common';
import { CatalogueReads } from './catalogue-reads';
import { CataloguesController } from './catalogues.controller';
import { CataloguesRepository } from './catalogues.repository';
import { CataloguesService } from './catalogues.service';

@Module({
  controllers: [CataloguesController],
  providers: [CataloguesRepository, CataloguesService, CatalogueReads],
  exports: [CatalogueReads],
})
export class CataloguesModule {}
