import { defineRefusals } from './refusal';

/** Refusals that any room may give. */
export const platformRefusals = defineRefusals({
  'request.not-found': {
    status: 404,
    zh: '没有找到，或者不在您的查看范围内。请返回列表刷新后再试。',
    en: 'Not found, or outside what you may see. Go back to the list, refresh and try again.',
  },
  'request.invalid': {
    status: 400,
    zh: '有内容没有填对，请按提示改好后再提交。',
    en: 'Some content is not valid. Correct the marked fields and submit again.',
  },
  'request.changed-meanwhile': {
    status: 412,
    zh: '您打开之后，别人已经改过。请刷新看最新内容，再决定是否提交。',
    en: 'Somebody changed this after you opened it. Refresh to see the latest, then decide whether to submit.',
  },
  'request.version-missing': {
    status: 428,
    zh: '缺少版本号（If-Match）。请刷新页面后再操作。',
    en: 'The version (If-Match) is missing. Refresh the page and try again.',
  },
  'request.idempotency-key-missing': {
    status: 428,
    zh: '缺少防重复提交编号（Idempotency-Key）。请刷新页面后再操作。',
    en: 'The Idempotency-Key header is missing. Refresh the page and try again.',
  },
  'request.idempotency-key-reused': {
    status: 422,
    zh: '同一编号已用于另一项提交。请刷新页面后重新提交。',
    en: 'This Idempotency-Key was used for a different request. Refresh the page and submit again.',
  },
  'request.in-progress': {
    status: 409,
    zh: '同一提交正在处理，请稍候几秒再看结果。',
    en: 'The same request is being processed. Wait a few seconds and look again.',
  },
  'request.too-large': {
    status: 413,
    zh: '内容太大，超过 {limit}。请压缩或分次提交。',
    en: 'The content is larger than {limit}. Compress it or submit it in parts.',
  },
  'request.length-missing': {
    status: 400,
    zh: '上传时没有说明文件有多大，不接收。请在浏览器里重新选择文件上传。',
    en: 'The upload does not say how large it is and is not taken. Choose the file again in a browser and upload it.',
  },
  'request.forged': {
    status: 403,
    zh: '这个请求不是从本系统页面发出的，已拒绝。请刷新页面后再操作。',
    en: 'This request did not come from a page of this system. Refresh the page and try again.',
  },
  'request.too-many': {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'request.unsupported': {
    status: 415,
    zh: '不支持这种文件或内容格式。请换成页面上说明的格式。',
    en: 'This kind of content is not supported. Use one of the formats named on the page.',
  },
  'service.unavailable': {
    status: 503,
    zh: '系统暂时忙，您填的内容已保存在本机。请稍后再试。',
    en: 'The service is busy for a moment. What you typed is kept on this device. Try again shortly.',
  },
});
