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
    zh: '文件超过 20 MB。请压缩后再传，或分成几个文件。',
    en: 'The file is larger than 20 MB. Compress it, or split it into several.',
  },
  'evidence.not-of-your-organization': {
    status: 409,
    zh: '只能再次使用本组织以前上传的证据。请上传文件，或另选一份。',
    en: 'Only evidence that your own organisation uploaded can be used again. Upload the file, or choose another.',
  },
});
