import { checkCode } from '@zeren/domain/cycle/agreements/check-code';
import { createHash } from 'node:crypto';
import { agreementPaper } from './agreement-pdf.service';
import { act, codeOf, detail, make, ok, openAgreements } from './agreements.spec-kit';
import type { AgreementKit } from './agreements.spec-kit';
import type { AgreementVerificationDto } from './dto/agreement.dto';

const codeOfText = (text: string) => checkCode(createHash('sha256').update(text).digest('hex'));

describe('a printed agreement', () => {
  let kit: AgreementKit;
  let id: string;

  beforeAll(async () => {
    kit = await openAgreements();
    [id] = (await make(kit, 'wangshu')) as [string];
    ok(await act(await kit.as('wangshu'), id, 'sign'));
  });
  afterAll(() => kit?.application.close());

  const verify = async (code: string, who: 'wangshu' | 'banshan' = 'wangshu') =>
    (await kit.as(who)).get<AgreementVerificationDto>(
      `/api/agreements/${id}/verification?code=${encodeURIComponent(code)}`,
    );

  it('bears the code of its text on every page, and where to hold it against the text', async () => {
    const seen = await detail(await kit.as('wangshu'), id);
    const code = codeOfText(seen.document);
    expect(seen.checkCode).toBe(code);
    expect(agreementPaper(seen, 'zh', undefined).footer).toBe(`校验码 ${code} · 核验：系统“签责”编号 ${id}`);
    expect(agreementPaper(seen, 'en', 'https://zeren.test/').footer).toBe(
      `Check code ${code} · verify at https://zeren.test/agreements/${id}`,
    );
  });

  it('is held against the text by who sees it, as it was typed', async () => {
    const { checkCode: code } = await detail(await kit.as('wangshu'), id);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(ok(await verify(typed))).toMatchObject({
      ...{ code, matches: true, whole: true },
      signatures: [{ role: 'responsible', valid: true }],
    });
    expect(ok(await verify('0000-0000-0000-0000-0000')).matches).toBe(false);
    expect(codeOf(await verify('0000-0000'))).toBe('agreement.code-unreadable');
    expect(codeOf(await verify(code, 'banshan'))).toBe('request.not-found');
  });

  it('tells of one character that was changed, also by who changed the digest beside it', async () => {
    const { checkCode: printed, document } = await detail(await kit.as('wangshu'), id);
    // Any one: a digit of a target, a sign of a name.
    for (let at = 0; at < document.length; at += 7)
      expect(codeOfText(`${document.slice(0, at)}\u25a1${document.slice(at + 1)}`)).not.toBe(printed);

    await kit.sql(`UPDATE agreement SET document = replace(document, '"12"', '"13"') WHERE id = $1`, [id]);
    expect(ok(await verify(printed))).toMatchObject({
      ...{ matches: false, whole: false },
      signatures: [{ valid: false }],
    });
    await kit.sql(`UPDATE agreement SET digest = sha256(convert_to(document, 'UTF8')) WHERE id = $1`, [id]);
    expect(ok(await verify(printed))).toMatchObject({
      ...{ matches: false, whole: true },
      signatures: [{ valid: false }],
    });
  });
});
