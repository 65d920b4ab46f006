import { deviceOf, deviceWords } from './device';

const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const GOOGLE = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('a device in words', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${GOOGLE} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
      'computer',
      'Windows 电脑 · Edge',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/18.5 Safari/605.1.15`,
      'computer',
      '苹果电脑 · Safari',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${APPLE} Mobile/15E148 MicroMessenger/8.0.60`,
      'phone',
      'iPhone · 微信',
    ],
    [
      `Mozilla/5.0 (Linux; Android 14; 23127PN0CC) ${GOOGLE} Chrome/141.0.0.0 Mobile Safari/537.36`,
      'phone',
      '安卓手机 · Chrome',
    ],
    [
      `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${GOOGLE} Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6 Mobile`,
      'phone',
      '鸿蒙手机 · 华为浏览器',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
      'computer',
      'Linux 电脑 · Firefox',
    ],
    ['curl/8.9.1', 'other', '未知设备'],
    [null, 'other', '未知设备'],
  ])('%s', (userAgent, kind, words) => {
    const device = deviceOf(userAgent);
    expect([device.kind, deviceWords(device).zh]).toEqual([kind, words]);
  });
});
