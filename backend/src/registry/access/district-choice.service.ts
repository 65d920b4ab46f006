import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DistrictsRepository } from './districts.repository';
import type { DistrictView } from './dto/district.dto';

/** The districts of this installation, for administrators to choose one to work in. There are few: no pages. */
@Injectable()
export class DistrictChoice {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly districts: DistrictsRepository,
  ) {}

  all(actor: Actor): Promise<DistrictView[]> {
    return this.unitOfWork.read(actor, (tx) => this.districts.all(tx));
  }
}
