import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { CorrectTenureDto, EndTenureDto, NewTenureDto, TenureDto } from './dto/tenure.dto';
import { TenureCommands } from './tenure-commands';

/** Appointments and departures as a clerk records them. */
@Injectable()
export class TenuresService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: TenureCommands,
  ) {}

  appoint(actor: Actor, tenure: NewTenureDto): Promise<TenureDto> {
    return this.unitOfWork.write(actor, (tx) => this.commands.appoint(tx, tenure));
  }

  end(actor: Actor, id: string, version: number, ending: EndTenureDto): Promise<TenureDto> {
    return this.unitOfWork.write(actor, (tx) => this.commands.end(tx, id, version, ending));
  }

  correct(actor: Actor, id: string, version: number, right: CorrectTenureDto): Promise<TenureDto> {
    return this.unitOfWork.write(actor, (tx) => this.commands.correct(tx, id, version, right));
  }
}
