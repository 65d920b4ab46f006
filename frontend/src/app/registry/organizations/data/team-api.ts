import { Service, inject } from '@angular/core';
import type { Act } from '../../../platform/http/act';
import { Api } from '../../../platform/http/api';
import type {
  ClosePost,
  CorrectTenure,
  EndTenure,
  NewPost,
  NewTenure,
  Post,
  PostHistory,
  PostShape,
  Team,
  Tenure,
} from './team-views';

type Seen = Pick<Tenure, 'id' | 'version'>;

/** Posts and tenures over HTTP. */
@Service()
export class TeamApi {
  private readonly api = inject(Api);

  post(id: string): Promise<PostHistory> {
    return this.api.get(`/api/posts/${id}`);
  }

  appoint(tenure: NewTenure, act: Act): Promise<Tenure> {
    return this.api.post('/api/tenures', tenure, { act });
  }

  end({ id, version }: Seen, ending: EndTenure, act: Act): Promise<Tenure> {
    return this.api.post(`/api/tenures/${id}/end`, ending, { version, act });
  }

  correct({ id, version }: Seen, right: CorrectTenure, act: Act): Promise<Tenure> {
    return this.api.post(`/api/tenures/${id}/correct`, right, { version, act });
  }

  createPost(post: NewPost, act: Act): Promise<Post> {
    return this.api.post('/api/posts', post, { act });
  }

  changePost({ id, version }: Seen, shape: PostShape): Promise<Post> {
    return this.api.put(`/api/posts/${id}`, shape, { version });
  }

  closePost({ id, version }: Seen, closing: ClosePost, act: Act): Promise<Post> {
    return this.api.post(`/api/posts/${id}/close`, closing, { version, act });
  }

  reopenPost({ id, version }: Seen, act: Act): Promise<Post> {
    return this.api.post(`/api/posts/${id}/reopen`, {}, { version, act });
  }

  order(
    { organizationId, version }: Pick<Team, 'organizationId' | 'version'>,
    postIds: readonly string[],
    act: Act,
  ): Promise<unknown> {
    return this.api.post('/api/posts/order', { organizationId, postIds }, { version, act });
  }
}
