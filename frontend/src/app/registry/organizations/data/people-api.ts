import { Service, inject } from '@angular/core';
import type { ContactBody } from '@zeren/api-client/models/contact-body';
import type { PeoplePageDto } from '@zeren/api-client/models/people-page-dto';
import type { PersonBody } from '@zeren/api-client/models/person-body';
import type { PersonDetailDto } from '@zeren/api-client/models/person-detail-dto';
import type { PersonDto } from '@zeren/api-client/models/person-dto';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';

export type PeoplePage = PeoplePageDto;
export type PersonRow = PersonDto;
export type PersonView = PersonDetailDto;

type Seen = Pick<PersonView, 'id' | 'version'>;

/** People over HTTP. */
@Service()
export class PeopleApi {
  private readonly api = inject(Api);

  page(q: string, after: string | null): Promise<PeoplePage> {
    return this.api.get('/api/people', { q, after, limit: 50 });
  }

  one(id: string): Promise<PersonView> {
    return this.api.get(`/api/people/${id}`);
  }

  create(person: PersonBody, act: Act): Promise<PersonView> {
    return this.api.post('/api/people', person, { act });
  }

  change({ id, version }: Seen, person: PersonBody): Promise<PersonView> {
    return this.api.put(`/api/people/${id}`, person, { version });
  }

  keepOwnContact({ id, version }: Seen, contact: ContactBody): Promise<PersonView> {
    return this.api.put(`/api/people/${id}/contact`, contact, { version });
  }

  merge({ id, version }: Seen, other: Seen, act: Act): Promise<PersonView> {
    const body = { otherId: other.id, otherVersion: other.version };
    return this.api.post(`/api/people/${id}/merge`, body, { version, act });
  }
}
