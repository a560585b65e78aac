import pg from "pg";
import { vi } from "vitest";

/**
 * Hands on the clock of this file's database, and of JavaScript: every now() of the product then says what we set, to the millisecond, until it is set again.
 * Call it before the first statement of the file: a connection that is open already keeps its own time.
 */
export async function takeTheClock() {
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  owner.on("error", () => {});
  await owner.connect();
  await owner.query(`
    create schema clock;
    create table clock.hands (at timestamptz not null);
    create function clock.now() returns timestamptz language sql stable as 'select coalesce((select at from clock.hands), pg_catalog.now())';
    grant usage on schema clock to public;
    grant select on clock.hands to public;
    do $$ declare each record; begin
      for each in select format('alter table public.%I alter column %I set default clock.now()', table_name, column_name) as statement from information_schema.columns where table_schema = 'public' and column_default in ('now()', 'CURRENT_TIMESTAMP') loop execute each.statement; end loop;
      for each in select format('alter function %s set search_path = clock, pg_catalog, public, pg_temp', oid::regprocedure) as statement from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and prosrc like '%now()%' loop execute each.statement; end loop;
      execute format('alter database %I set search_path = clock, pg_catalog, public', current_database());
    end $$`);
  return async (at: Date) => {
    if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(at);
    await owner.query("with moved as (update clock.hands set at = $1 returning at) insert into clock.hands select $1 where not exists (select from moved)", [at]);
  };
}
