import { createSmallCounty } from '@zeren/testing/small-county';
import { openTestAccount, TEST_PASSWORD } from '../../../test/test-accounts';
import { createTestApplication } from '../../../test/test-application';
import type { TestApplication } from '../../../test/test-application';
import type { NoticePageDto } from './dto/reminders.dto';

const EDGE = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0';
const NEWER_EDGE = EDGE.replace(/141/g, '142');
const WECHAT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit MicroMessenger/8.0.60';

describe('a sign-in at a new kind of device', () => {
  let application: TestApplication;

  beforeAll(async () => {
    application = await createTestApplication({ worker: true });
    await application.database.setClock('2026-11-23T01:00:00Z');
    const { districtId, people } = await createSmallCounty(application.database.owner);
    await openTestAccount(application, 'wangshu', { districtId, personId: people.wangshu });
    await openTestAccount(application, 'audit', { administrator: 'audit' });
  });
  afterAll(() => application?.close());

  const signIn = async (userAgent: string) => {
    const client = application.client();
    const answer = await client.post('/api/session', {
      body: { username: 'wangshu', password: TEST_PASSWORD },
      headers: { 'user-agent': userAgent },
    });
    expect(answer.status).toBe(200);
    await application.settle();
    return client;
  };

  it('puts a notice into the inbox of its owner, once, and none for the first device of all', async () => {
    await signIn(EDGE);
    await signIn(NEWER_EDGE);
    const client = await signIn(WECHAT);
    await signIn(WECHAT);
    const { body } = await client.get<NoticePageDto>('/api/reminders/notices');
    expect(body.items.map(({ zh, en, subjectKind }) => [subjectKind, zh, en])).toEqual([
      [
        'account',
        '11月23日 09:00，您的账号在新的设备上登录：iPhone · 微信。不是您本人的话，请马上退出那台设备，并修改密码。',
        'Your account was signed in on a new device at 2026-11-23 09:00: iPhone · WeChat. If it was not you, sign that device out at once and change your password.',
      ],
    ]);
  });

  it('tells an administrator nothing here: they have no inbox', async () => {
    await application.signIn('audit', TEST_PASSWORD);
    await application.settle();
    const { rows } = await application.database.owner.query('SELECT 1 FROM notice');
    expect(rows).toHaveLength(1);
  });
});
