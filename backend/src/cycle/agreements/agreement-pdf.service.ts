import { Inject, Injectable } from '@nestjs/common';
import { documentSections } from '@zeren/domain/cycle/agreements/agreement-document';
import type { DocumentLanguage } from '@zeren/domain/cycle/agreements/agreement-document';
import type { Actor } from '../../platform/actor';
import { CONFIGURATION } from '../../platform/configuration/configuration';
import type { Configuration } from '../../platform/configuration/configuration';
import { writePdf } from '../../platform/documents/write-pdf';
import type { PdfBlock, PdfDocument } from '../../platform/documents/write-pdf';
import { documentOf } from './agreement-text';
import { AgreementsService } from './agreements.service';
import type { AgreementDetailDto, AgreementSignatureDto } from './dto/agreement.dto';

/** The agreement on paper: the text that was signed, who signed it, and what it can be checked with. */
@Injectable()
export class AgreementPdfService {
  constructor(
    private readonly agreements: AgreementsService,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'PUBLIC_URL'>,
  ) {}

  async pdf(actor: Actor, id: string, language: DocumentLanguage): Promise<{ name: string; pdf: Buffer }> {
    const agreement = await this.agreements.one(actor, id);
    const { title, responsible } = documentOf(agreement);
    const paper = agreementPaper(agreement, language, this.configuration.PUBLIC_URL);
    return { name: `${title}（${responsible.organization}）.pdf`, pdf: await writePdf(paper) };
  }
}

/** The paper, block by block; on every page the code of its text, and where to hold it against what is kept. */
export function agreementPaper(
  agreement: AgreementDetailDto,
  language: DocumentLanguage,
  publicUrl: string | undefined,
): PdfDocument {
  const document = documentOf(agreement);
  const say = WORDS[language];
  const where = publicUrl
    ? `${publicUrl.replace(/\/+$/, '')}/agreements/${agreement.id}`
    : say.where(agreement.id);
  return {
    title: document.title,
    footer: say.footer(agreement.checkCode, where),
    blocks: [
      { kind: 'title', text: document.title },
      ...(document.versionNo > 1
        ? [{ kind: 'subtitle' as const, text: say.addendum(document.versionNo - 1) }]
        : []),
      ...documentSections(document, language).flatMap(({ heading, paragraphs, table }): PdfBlock[] => [
        { kind: 'heading', text: heading },
        ...paragraphs.map((text): PdfBlock => ({ kind: 'paragraph', text })),
        ...(table ? [{ kind: 'table' as const, ...table }] : []),
      ]),
      {
        kind: 'together',
        blocks: [
          { kind: 'heading', text: say.signatures },
          {
            kind: 'table',
            head: say.signatureHead,
            rows: signatureRows(agreement, language),
            widths: SIGNATURE_WIDTHS,
          },
          { kind: 'small', text: say.digest(agreement.digest) },
          { kind: 'small', text: say.check(where) },
        ],
      },
    ],
  };
}

function signatureRows(agreement: AgreementDetailDto, language: DocumentLanguage): string[][] {
  const say = WORDS[language];
  const rowOf = (role: 'responsible' | 'issuer', party: string): string[] => {
    const signature = agreement.signatures.find((each) => each.role === role);
    if (!signature) return [say[role], party, say.unsigned, ''];
    return [
      say[role],
      `${party} ${signature.personName}`,
      whenOf(agreement, signature),
      howOf(signature, language),
    ];
  };
  return [
    rowOf('issuer', `${agreement.issuerOrganizationName} ${agreement.issuerPostTitle}`),
    rowOf('responsible', `${agreement.organizationName} ${agreement.postTitle}`),
  ];
}

function whenOf(
  { paperSignedOn }: AgreementDetailDto,
  { signedAs, signedAt }: AgreementSignatureDto,
): string {
  if (signedAs === 'paper') return paperSignedOn ?? '';
  const local = new Date(Date.parse(signedAt) + SHANGHAI_AHEAD_MS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

function howOf({ signedAs, valid, keyId }: AgreementSignatureDto, language: DocumentLanguage): string {
  const say = WORDS[language];
  if (!valid) return say.broken;
  return signedAs === 'paper' ? say.paper : say.key(keyId ?? '');
}

/** Side, who, when, verification. */
const SIGNATURE_WIDTHS = [52, '*', 108, 130] as const;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

const WORDS = {
  zh: {
    addendum: (n: number) => `补充协议（第${n}号）`,
    signatures: '签字',
    signatureHead: ['', '签字人', '签字时间（北京时间）', '核验'],
    responsible: '责任方',
    issuer: '签发方',
    unsigned: '（未签）',
    paper: '纸质签字，扫描件存系统',
    broken: '核验不通过：文本或签名被改动',
    key: (id: string) => `电子签名有效，密钥 ${id}`,
    digest: (digest: string) => `文本摘要（SHA-256）：${digest}`,
    where: (id: string) => `系统“签责”编号 ${id}`,
    check: (where: string) => `核验：打开${where}，输入每页页脚的校验码；所示文本摘要应与上一行完全一致。`,
    footer: (code: string, where: string) => `校验码 ${code} · 核验：${where}`,
  },
  en: {
    addendum: (n: number) => `Addendum no. ${n}`,
    signatures: 'Signatures',
    signatureHead: ['', 'Signed by', 'When (Beijing time)', 'Verification'],
    responsible: 'Responsible',
    issuer: 'Issuer',
    unsigned: '(not signed)',
    paper: 'Signed on paper; the scan is kept',
    broken: 'Not valid: the text or the signature was changed',
    key: (id: string) => `Electronic signature valid, key ${id}`,
    digest: (digest: string) => `Digest of the text (SHA-256): ${digest}`,
    where: (id: string) => `Agreements, no. ${id}`,
    check: (where: string) =>
      `To verify, open ${where} and type the code at the foot of each page; the digest there must be the line above.`,
    footer: (code: string, where: string) => `Check code ${code} · verify at ${where}`,
  },
} as const;
