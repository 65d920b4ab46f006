import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { writeFileSync } from 'node:fs';
import { AppModule } from './app.module';
import { readConfiguration } from './platform/configuration/configuration';
import { createDataSource } from './platform/database/data-source';
import { createApiDocument } from './platform/http/api-document';

/** Writes the OpenAPI document to the file named first, or to standard output. Nothing is started or connected to. */
async function main(file: string | undefined): Promise<void> {
  const nowhere = 'postgresql://nobody@localhost/none';
  const configuration = readConfiguration({ APP_DATABASE_URL: nowhere, WORKER_DATABASE_URL: nowhere });
  const module = AppModule.forProcess('api', configuration, createDataSource(nowhere, [], 2));
  const application = await NestFactory.create(module, new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  const text = `${JSON.stringify(createApiDocument(application), null, 2)}\n`;
  if (file) writeFileSync(file, text);
  else process.stdout.write(text);
}

void main(process.argv[2]);
