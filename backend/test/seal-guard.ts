import type { Client } from 'pg';
import type { SealedKind } from '../src/platform/record/sealed-kind';

/**
 * Makes a test database refuse the commit of whatever the program changes in a row of a sealed kind without telling the
 * record (`tx.seal`): the last sealed entry must hold what the row has become. What a spec arranges as the owner is let
 * pass, and so is a change of derived columns only.
 */
export async function installSealGuard(owner: Client, kinds: readonly SealedKind[]): Promise<void> {
  for (const { kind, rows, tables } of kinds) {
    for (const { table, id, derived } of tables) {
      const name = `seal_guard_${table}`;
      const less = `ARRAY[${derived.map((column) => `'${column}'`).join(', ')}]::text[]`;
      await owner.query(`
        CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $guard$
        DECLARE
          changed record := coalesce(NEW, OLD);
          district uuid := changed.district_id;
          subject uuid := changed.${id};
          stands jsonb;
          told jsonb;
        BEGIN
          IF session_user NOT IN ('zeren_app', 'zeren_worker') THEN RETURN NULL; END IF;
          IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ${less} = to_jsonb(NEW) - ${less} THEN RETURN NULL; END IF;
          SELECT row INTO stands FROM (${rows.replaceAll('$1', 'district')}) sealed WHERE id = subject;
          SELECT after INTO told FROM audit_entry e
          WHERE e.district_id = district AND e.subject_kind = '${kind}' AND e.subject_id = subject AND e.sealed
          ORDER BY e.txid DESC, e.id DESC LIMIT 1;
          IF jsonb_strip_nulls(stands) IS DISTINCT FROM jsonb_strip_nulls(told) THEN
            RAISE EXCEPTION 'unsealed change of ${kind} %', subject
              USING DETAIL = format('the row is %s, the record has %s', stands, told),
                    HINT = 'Tell the record with tx.seal in the same transaction.';
          END IF;
          RETURN NULL;
        END $guard$;
        DROP TRIGGER IF EXISTS ${name} ON ${table};
        CREATE CONSTRAINT TRIGGER ${name} AFTER INSERT OR UPDATE OR DELETE ON ${table}
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${name}();`);
    }
  }
}
