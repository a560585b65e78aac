import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { decrypt, encrypt } from "@/lib/auth/secrets";
import { within, type Tx } from "@/lib/db/within";
import { enqueue, note } from "@/lib/events/record";
import { Pause, type Slice } from "@/lib/jobs/slices";
import { listOtherAdmins, lockPeople, lockPerson, standingOf } from "@/lib/people/queries";
import { assertAdminRemains } from "@/lib/people/rules";
import { discardExports } from "../discarding";
import { maskHistory, maskRows } from "../masking";
import { assertOwnHand } from "../rights";
import { lockSubject } from "../subjects";
import { assertConfirmed, assertNotOneself, maskOf, Sought, soughtOf, type ErasePerson } from "../rules";

/**
 * Who the person was goes from their own rows and from what was changed in them, at once and for good; a job then takes it out of everything else
 * that names them. What they looked like travels to it encrypted. No change set is written: there is no way back.
 */
export function erasePerson(ctx: Ctx, { kind, id, confirm }: ErasePerson): Promise<{ jobId: string }> {
  return within(ctx, async (tx) => {
    assertOwnHand(ctx, "privacy.erase");
    if (kind === "user") await assertErasable(tx, ctx, id);
    const subject = await lockSubject(tx, { kind, id });
    assertConfirmed(subject.name, confirm);
    const mask = maskOf(id);
    const sought: Sought = { ids: subject.ids, mask, ...soughtOf(subject.known) };
    await maskHistory(tx, sought);
    await maskRows(tx, subject, mask);
    await note(tx, ctx, kind === "user" ? { name: "person.erased", entity: "User", entityId: id, details: {} } : { name: "contact.erased", entity: "Contact", entityId: id, details: {} });
    return { jobId: await enqueue(tx, ctx, "person_erase", { sealed: encrypt(JSON.stringify(sought)) }) };
  });
}

async function assertErasable(tx: Tx, ctx: Ctx, id: string) {
  await lockPeople(tx);
  const person = await lockPerson(tx, id);
  assertNotOneself(id, ctx.person?.id ?? null);
  assertAdminRemains(standingOf(person), await listOtherAdmins(tx, id));
}

/** So many rows in one transaction. */
const ROWS_AT_ONCE = 10_000;
/** The rows of colleagues are theirs; what machines send of products is no person's, and there is most of it. docs/decisions.md. */
const OF_OTHERS = ["telemetry_values", "users"];

/** When it is done, what was looked for is gone from the job too; run again it then finds nothing to do. */
export async function eraseEverywhere(ctx: Ctx, payload: unknown, slice: Slice) {
  const { sealed } = z.object({ sealed: z.string().optional() }).parse(payload);
  if (!sealed) return { tables: 0 };
  const sought = Sought.parse(JSON.parse(decrypt(sealed)));
  const tables = await within(ctx, (tx) => tx.$queryRaw<{ name: string }[]>`select name from tenant_tables() where "isWritable" and name <> all (${OF_OTHERS}::text[]) order by name collate "C"`);
  let cursor: Cursor = { table: "", after: null, ...(slice.cursor as Cursor | null) };
  for (const [done, { name }] of tables.entries()) {
    while (cursor.table <= name) {
      if (slice.isOver()) return new Pause(cursor, { done, total: tables.length });
      cursor = await within(ctx, async (tx) => {
        const after = await erasePage(tx, name, cursor.table === name ? cursor.after : null, sought);
        const next = after ? { table: name, after } : { table: `${name} `, after: null };
        await slice.keep(tx, next, { done, total: tables.length });
        return next;
      });
    }
  }
  await discardExports(ctx);
  await within(ctx, (tx) => tx.job.update({ where: { id: slice.jobId }, data: { payload: {} }, select: { id: true } }));
  return { tables: tables.length };
}

type Cursor = { table: string; after: string | null };

async function erasePage(tx: Tx, table: string, after: string | null, { ids, wide, own, exact, mask }: Sought) {
  const [page] = await tx.$queryRaw<{ last: string | null }[]>`
    select erase_in(${table}::regclass, ${ids}::uuid[], ${after}::uuid, ${ROWS_AT_ONCE}::int, ${wide}::text[], ${own}::text[], ${exact}::text[], ${mask}) as last`;
  return page?.last ?? null;
}
