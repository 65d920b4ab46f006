import { defineRefusals } from '../../platform/refusal';

/** Why a file can't be taken as evidence. */
export const evidenceRefusals = defineRefusals({
  'evidence.file-missing': {
    status: 422,
    zh: '没有收到文件。请重新选择一个文件上传。',
    en: 'No file arrived. Choose a file and upload again.',
  },
  'evidence.file-empty': {
    status: 422,
    zh: '文件是空的。请检查后重新选择。',
    en: 'The file is empty. Check it and choose again.',
  },
  'evidence.kind-not-taken': {
    status: 415,
    zh: '这种文件不能作为证据。请换成照片（jpg、png、webp、heic）、pdf、Word、Excel、PPT（新格式）、txt、csv 或 mp4。',
    en: 'This kind of file is not taken. Use a photo (jpg, png, webp, heic), pdf, docx, xlsx, pptx, txt, csv or mp4.',
  },
  'evidence.too-large': {
    status: 413,
    zh: '文件超过 {megabytes} MB。请压缩后再传，或分成几个文件。',
    en: 'The file is larger than {megabytes} MB. Compress it, or split it into several.',
  },
  'evidence.not-of-your-organization': {
    status: 409,
    zh: '只能再次使用本组织以前上传的证据。请上传文件，或另选一份。',
    en: 'Only evidence that your own organisation uploaded can be used again. Upload the file, or choose another.',
  },
  'evidence.piece-out-of-place': {
    status: 409,
    zh: '这一段接不上：已收到 {received} 字节，共 {size} 字节。请从收到处接着传。',
    en: 'This piece does not follow: {received} of {size} bytes have arrived. Go on from there.',
  },
  'evidence.piece-damaged': {
    status: 422,
    zh: '这一段在路上损坏了，没有收下。请重传这一段。',
    en: 'This piece was damaged on its way and was not taken. Send it again.',
  },
  'evidence.quota-full': {
    status: 409,
    zh: '本组织的证据已占 {used} MB，再加这个文件将超过 {quota} MB 的额度。请沿用已有的证据、压缩后再传，或请系统管理员调高额度。',
    en: 'The evidence of your organisation takes {used} MB; with this file it would exceed its {quota} MB. Use what is there again, compress the file, or ask the system administrator for more.',
  },
  'evidence.infected': {
    status: 422,
    zh: '病毒扫描在这个文件里查出问题，没有收下。请在本机杀毒后换一个干净的文件。',
    en: 'The virus scan found something in this file, and it was not taken. Clean your device, and send a clean file.',
  },
  'evidence.scan-unavailable': {
    status: 503,
    zh: '病毒扫描暂时没有应答，文件没有收下。请稍后再传；一直这样请告诉系统管理员。',
    en: 'The virus scan does not answer, so the file was not taken. Try again later; if it stays so, tell the system administrator.',
  },
  'evidence.described-by-its-own': {
    status: 409,
    zh: '这份证据由上传它的组织说明。如有出入，请让上传人更正。',
    en: 'What this evidence is, is said by the organisation that uploaded it. If it is wrong, ask the uploader to correct it.',
  },
  'evidence.kind-unknown': {
    status: 422,
    zh: '没有这种证据类型。请从列出的类型中选一种。',
    en: 'There is no such kind of evidence. Choose one of those listed.',
  },
  'evidence.day-to-come': {
    status: 422,
    zh: '事情发生的日期不能晚于今天。请改成实际日期。',
    en: 'The day of the thing itself cannot lie ahead. Give the day on which it was.',
  },
});
