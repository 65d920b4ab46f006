import { cleanFileName, downloadName, evidenceKindOf, plainTextKindOf } from './evidence-kinds';

describe('kinds of evidence', () => {
  it('shows only images inside a page', () => {
    expect(evidenceKindOf('image/png')).toMatchObject({ inline: true });
    expect(evidenceKindOf('application/pdf')).toMatchObject({ inline: false });
    expect(evidenceKindOf('text/html')).toBeUndefined();
    expect(evidenceKindOf('image/svg+xml')).toBeUndefined();
  });

  it('lets the name decide only between kinds of plain text', () => {
    expect(plainTextKindOf('台账.CSV')?.mediaType).toBe('text/csv');
    expect(plainTextKindOf('会议记录.txt')?.mediaType).toBe('text/plain');
    expect(plainTextKindOf('page.html')).toBeUndefined();
    expect(plainTextKindOf('照片.jpg')).toBeUndefined();
  });
});

describe('file names', () => {
  it('lose paths, control characters and tricks of direction', () => {
    expect(cleanFileName('C:\\会议\\照片.jpg')).toBe('照片.jpg');
    expect(cleanFileName('../../etc/passwd')).toBe('passwd');
    expect(cleanFileName('a\r\nSet-Cookie: x.pdf')).toBe('aSet-Cookie: x.pdf');
    expect(cleanFileName('invoice\u202Egnp.exe')).toBe('invoicegnp.exe');
    expect(cleanFileName('\u0000')).toBe('未命名');
  });

  it('are cut without losing their ending or half a character', () => {
    const cut = cleanFileName(`${'𠮷'.repeat(300)}.docx`);
    expect([...cut]).toHaveLength(120);
    expect(cut.endsWith('𠮷.docx')).toBe(true);
  });

  it('are handed out with the ending of the real type', () => {
    expect(downloadName('照片.jpeg', 'image/jpeg')).toBe('照片.jpeg');
    expect(downloadName('照片.exe', 'image/jpeg')).toBe('照片.exe.jpg');
    expect(downloadName('说明', 'application/pdf')).toBe('说明.pdf');
  });
});
