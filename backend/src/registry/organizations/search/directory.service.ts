import { Injectable } from '@nestjs/common';
import { searchWords, wordPattern } from '@zeren/domain/registry/organizations/search/name-keys';
import type { Actor } from '../../../platform/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DirectoryRepository } from './directory.repository';
import type { DirectoryDto, DirectoryQuery } from './dto/directory.dto';

/** More words than these narrow nothing down. */
const MOST_WORDS = 4;

/** Finds organisations, people and posts while one types. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DirectoryRepository,
  ) {}

  /** By keys; what those do not know, such as pinyin and initials mixed, by looking through all names. */
  find(actor: Actor, { q, kinds, limit }: DirectoryQuery): Promise<DirectoryDto> {
    const words = searchWords(q).slice(0, MOST_WORDS);
    if (words.length === 0) return Promise.resolve({ items: [] });
    return this.unitOfWork.read(actor, async (tx) => {
      const question = { words, kinds, most: limit };
      const items = await this.repository.find(tx, { ...question, patterns: null });
      if (items.length > 0) return { items };
      return { items: await this.repository.find(tx, { ...question, patterns: words.map(wordPattern) }) };
    });
  }
}
