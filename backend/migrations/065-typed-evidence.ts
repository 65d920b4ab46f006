import type { MigrationInterface, QueryRunner } from 'typeorm';
import { holdOwnerAgain, letOwnerPast } from './row-security';

const KINDS = [
  ['照片', 'Photo'],
  ['会议纪要', 'Minutes'],
  ['台账', 'Ledger'],
  ['签到表', 'Attendance sheet'],
  ['文件', 'Document'],
  ['截图', 'Screenshot'],
  ['录像', 'Video'],
  ['统计表', 'Statistics'],
] as const;

/** What a piece of evidence is, the day of the thing itself, from whom it comes; and what it proves where it is linked. */
export class TypedEvidence1700000000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [index, [code, en]] of KINDS.entries()) {
      await runner.query(
        `INSERT INTO catalogue_entry (catalogue, code, name_zh, name_en, sort, basis_level, attributes)
         VALUES ('evidence-kinds', $1, $1, $2, $3, '示例', '{}')`,
        [code, en, (index + 1) * 10],
      );
    }
    await runner.query(`
      ALTER TABLE evidence
        ADD COLUMN kind_code text NOT NULL DEFAULT '文件',
        -- What somebody says; what a photograph says of itself stands in captured_at.
        ADD COLUMN happened_on date,
        ADD COLUMN from_whom text,
        ADD COLUMN version integer NOT NULL DEFAULT 1;
      GRANT UPDATE (kind_code, happened_on, from_whom, version) ON evidence TO zeren_app;
      GRANT UPDATE (proves) ON evidence_link TO zeren_app;
      ${letOwnerPast('evidence')}
      UPDATE evidence SET kind_code = CASE WHEN media_type LIKE 'image/%' THEN '照片' WHEN media_type LIKE 'video/%' THEN '录像' ELSE '文件' END;
      ${holdOwnerAgain('evidence')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (proves) ON evidence_link FROM zeren_app;
      ALTER TABLE evidence DROP COLUMN kind_code, DROP COLUMN happened_on, DROP COLUMN from_whom, DROP COLUMN version;
      DELETE FROM catalogue_entry WHERE catalogue = 'evidence-kinds';
    `);
  }
}
