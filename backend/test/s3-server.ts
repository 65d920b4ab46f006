import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The part of S3 that the storage uses, in memory, on a real socket. */
export interface S3Server {
  readonly url: string;
  readonly objects: Map<string, Buffer>;
  /** Answers the next requests of this method with 503 while above zero. */
  refuse: { method: string; times: number };
  close(): Promise<void>;
}

export async function startS3Server(bucket: string): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(request, body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: S3Server = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refuse: { method: '', times: 0 },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return self;

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const url = new URL(request.url!, self.url);
    const [, givenBucket, ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    const method = request.method!;
    const end = (status: number, text: string | Buffer = '') => void response.writeHead(status).end(text);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=test-key/')) return end(403);
    if (givenBucket !== bucket) return end(404, '<Error><Code>NoSuchBucket</Code></Error>');
    if (self.refuse.times > 0 && self.refuse.method === method) {
      self.refuse.times -= 1;
      return end(503, '<Error><Code>SlowDown</Code></Error>');
    }
    const uploadId = url.searchParams.get('uploadId');
    if (method === 'POST' && url.searchParams.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, new Map());
      return end(
        200,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (method === 'PUT' && uploadId) {
      uploads.get(uploadId)!.set(Number(url.searchParams.get('partNumber')), body);
      response.setHeader('etag', `"${body.length}"`);
      return end(200);
    }
    if (method === 'POST' && uploadId) {
      const parts = [...uploads.get(uploadId)!].sort(([a], [b]) => a - b).map(([, part]) => part);
      objects.set(key, Buffer.concat(parts));
      return end(200, '<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>');
    }
    if (method === 'DELETE') {
      if (uploadId) uploads.delete(uploadId);
      else objects.delete(key);
      return end(204);
    }
    if (method === 'PUT') {
      const source = request.headers['x-amz-copy-source'];
      const content = source
        ? objects.get(decodeURIComponent(String(source)).replace(`${bucket}/`, ''))
        : body;
      if (!content) return end(404, '<Error><Code>NoSuchKey</Code></Error>');
      objects.set(key, content);
      return end(200, source ? '<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>' : '');
    }
    if (key === '') return end(200);
    const found = objects.get(key);
    if (!found) return end(404, method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>');
    return end(200, method === 'HEAD' ? '' : found);
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
