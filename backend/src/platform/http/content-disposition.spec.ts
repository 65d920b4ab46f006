import * as fc from 'fast-check';
import { contentDisposition } from './content-disposition';

describe('Content-Disposition', () => {
  it('carries a Chinese name for new clients and a plain one for old', () => {
    expect(contentDisposition('attachment', '11月会议纪要(终稿).pdf')).toBe(
      `attachment; filename="11_____(__).pdf"; filename*=UTF-8''11%E6%9C%88%E4%BC%9A%E8%AE%AE%E7%BA%AA%E8%A6%81%28%E7%BB%88%E7%A8%BF%29.pdf`,
    );
  });

  it('cannot be broken out of by any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition('inline', name);
        expect(header).toMatch(/^inline; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*$/);
      }),
    );
  });
});
