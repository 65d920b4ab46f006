// A thread that says what stands on the pages of a PDF: bytes come in, words go out.
import { parentPort } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

parentPort.on('message', async (data) => {
  const task = getDocument({ data, useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const words = items.map((item) => item.str ?? '');
    // A word may be drawn in parts, and two words without a space between them.
    pages.push(words.join(''), words.join(' '));
  }
  await task.destroy();
  parentPort.postMessage(pages.join('\n'));
});
