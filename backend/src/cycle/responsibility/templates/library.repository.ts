import { Injectable } from '@nestjs/common';
import type { LibraryItem } from '@zeren/domain/cycle/responsibility/check/library-suggestions';
import type { ReadTx } from '../../../platform/database/transaction';

/** The library: the items of all templates in force. */
@Injectable()
export class LibraryRepository {
  items(tx: ReadTx): Promise<LibraryItem[]> {
    return tx.sql<LibraryItem>(
      'responsibility-library.items',
      `SELECT i.code, t.post_kind AS "postKind", i.text_zh AS "textZh", i.dimension_code AS dimension,
              i.domain_code AS domain, i.cadence_phrase AS "cadencePhrase", i.evidence_asked AS "evidenceAsked"
       FROM list_template t
       JOIN list_template_item i ON i.district_id = t.district_id AND i.template_id = t.id
       WHERE t.district_id = $1 AND t.state = 'published' ORDER BY t.post_kind, i.sort LIMIT 5000`,
      [tx.districtId],
    );
  }
}
