import pg from "pg";
import { expect, test, vi } from "vitest";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { ago, blocked } from "./scene";

async function asOwner(statement: string) {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}

test("one blocker that cannot be told of keeps no other waiting; the fault is reported, and it fires when the fault is gone", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const b = await blocked();
  const [bad, good] = [await b.since(await b.open({ title: "Poison" }), ago(2.6)), await b.since(await b.open({ title: "Sound" }), ago(2.5))];
  await asOwner(`
    create function refuse_poison() returns trigger language plpgsql as $$ begin raise exception 'poison'; end $$;
    create trigger refuse_poison before insert on implementation_activities for each row when (new.subject = 'Reminder: Poison') execute function refuse_poison()`);
  expect(await sweepEscalations()).toMatchObject({ fired: 1 });
  expect([(await b.step(bad, "REMINDER")).state, (await b.step(good, "REMINDER")).state]).toEqual(["PENDING", "FIRED"]);
  expect([await b.messages(bad), (await b.messages(good)).length]).toEqual([[], 1]);
  expect(await everything.appError.count({ where: { route: `escalation_sweep ${bad}` } })).toBe(1);
  await asOwner("drop trigger refuse_poison on implementation_activities");
  expect(await sweepEscalations()).toMatchObject({ fired: 1 });
  expect([(await b.step(bad, "REMINDER")).state, (await b.messages(bad)).length, (await b.messages(good)).length]).toEqual(["FIRED", 1, 1]);
});
