import { join } from 'node:path';
import type { Configuration } from '../configuration/configuration';
import { DiskStorage } from './disk-storage';
import { S3Storage } from './s3-storage';
import type { Storage } from './storage';

/** A bucket when S3_BUCKET is set, else the folder `files` of DATA_DIR. */
export function createStorage(configuration: Configuration): Storage {
  const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region } = configuration;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = configuration;
  if (!bucket) return new DiskStorage(join(configuration.DATA_DIR, 'files'));
  return new S3Storage({
    bucket,
    region,
    ...(endpoint ? { endpoint } : {}),
    accessKeyId: accessKeyId!,
    secretAccessKey: secretAccessKey!,
  });
}
