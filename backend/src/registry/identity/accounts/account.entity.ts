import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { AdministratorKind } from '@zeren/domain/registry/identity/administrators';
import type { AccountState } from '@zeren/domain/registry/identity/may-disable-account';

/** What somebody signs in with. Accounts stand outside districts: the id alone is the key. */
@Entity('account')
@ForeignKey('district', ['districtId'], ['id'])
@ForeignKey('person', ['districtId', 'personId'], ['districtId', 'id'])
@ForeignKey('person', ['keeperDistrictId', 'keeperPersonId'], ['districtId', 'id'])
export class Account {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'username', type: 'text' })
  username: string;

  @Column({ name: 'password_hash', type: 'text' })
  passwordHash: string;

  @Column({ name: 'password_changed_at', type: 'timestamptz' })
  passwordChangedAt: Date;

  @Column({ name: 'must_change_password', type: 'boolean' })
  mustChangePassword: boolean;

  @Column({ name: 'state', type: 'text' })
  state: AccountState;

  @Column({ name: 'district_id', type: 'uuid' })
  districtId: string;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  @Column({ name: 'administrator', type: 'text', nullable: true })
  administrator: AdministratorKind | null;

  @Column({ name: 'keeper_district_id', type: 'uuid', nullable: true })
  keeperDistrictId: string | null;

  @Column({ name: 'keeper_person_id', type: 'uuid', nullable: true })
  keeperPersonId: string | null;

  @Column({ name: 'locale', type: 'text' })
  locale: 'zh-CN' | 'en';

  @Column({ name: 'external_issuer', type: 'text', nullable: true })
  externalIssuer: string | null;

  @Column({ name: 'external_subject', type: 'text', nullable: true })
  externalSubject: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'last_signed_in_at', type: 'timestamptz', nullable: true })
  lastSignedInAt: Date | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
