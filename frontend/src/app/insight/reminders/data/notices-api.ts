import { Service, inject } from '@angular/core';
import type { NoticeDto } from '@zeren/api-client/models/notice-dto';
import type { NoticePageDto } from '@zeren/api-client/models/notice-page-dto';
import type { NoticeReadDto } from '@zeren/api-client/models/notice-read-dto';
import { Api } from '../../../platform/http/api';

/** One notice of the in-app inbox: it says only that something waits, and where. */
export type NoticeView = NoticeDto;

/** The inbox over HTTP. */
@Service()
export class NoticesApi {
  private readonly api = inject(Api);

  page(after: string | null, limit = 30): Promise<NoticePageDto> {
    return this.api.get('/api/reminders/notices', { after, limit });
  }

  read(id: string): Promise<NoticeReadDto> {
    return this.api.post(`/api/reminders/notices/${id}/read`);
  }
}
