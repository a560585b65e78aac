import { expect, test } from "vitest";
import { exportAudit, listAudit } from "@/lib/audit/queries";
import { auditHref, idAt, kinds, ListAudit } from "@/lib/audit/rules";
import { csvOf } from "@/lib/csv";
import { catalog } from "@/lib/events/catalog";
import { trail } from "./scene";

const asked = (more: Record<string, string> = {}) => ListAudit.parse(more);

test("the newest entry stands first, says in words what happened, and is sealed once a seal names it", async () => {
  const { as, adam, seal } = await trail();
  const before = await listAudit(as(adam), asked());
  expect(before.entries.map(({ label, byName, isSealed }) => [label, byName, isSealed])).toEqual([["Account signed in", "Maya", false], ["Edit Two", "Maya", false], ["Edit One", "Maya", false]]);
  await seal();
  expect((await listAudit(as(adam), asked())).entries.every(({ isSealed }) => isSealed)).toBe(true);
});

test("it is narrowed by person, kind, record and day, and paged by cursor without a gap", async () => {
  const { as, adam, otto, deal, ctx, edit } = await trail();
  const narrowed = async (more: Record<string, string>) => (await listAudit(as(adam), asked(more))).entries.length;
  const today = new Date().toISOString().slice(0, 10);
  expect([await narrowed({ kind: "deals" }), await narrowed({ kind: "accounts" }), await narrowed({ record: deal.id }), await narrowed({ person: ctx.person?.id ?? "" }), await narrowed({ person: otto.id })]).toEqual([2, 1, 2, 3, 0]);
  expect([await narrowed({ from: today, to: today }), await narrowed({ to: "2020-01-01" }), await narrowed({ from: "2999-01-01" })]).toEqual([3, 0, 0]);
  for (let n = 0; n < 5; n++) await edit(`More ${n}`);
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const { entries, nextCursor } = await listAudit(as(adam), asked({ limit: "3", ...(after && { after }) }));
    seen.push(...entries.map(({ id }) => id));
    if (!nextCursor) break;
    after = nextCursor;
  }
  expect([seen.length, new Set(seen).size]).toEqual([8, 8]);
});

test("the file holds what is narrowed to, and nothing in it runs as a formula", async () => {
  const { as, adam, edit } = await trail();
  await edit('=HYPERLINK("http://x.test")');
  const bytes = Buffer.from(await (await exportAudit(as(adam), asked({ kind: "deals" }))).arrayBuffer());
  const lines = bytes.toString().trim().split("\r\n");
  expect([bytes.subarray(0, 3).toString("hex"), lines.length, lines[0]]).toEqual(["efbbbf", 4, expect.stringMatching(/^Time \(UTC\),Who/)]);
  expect(csvOf([["=1+1", "+cmd", "-2.5", "@x", "\tx", "Edit =1", "-x"]])).toBe("'=1+1,'+cmd,-2.5,'@x,'\tx,Edit =1,'-x\r\n");
});

test("another organization's audit is its own", async () => {
  const [ours, theirs] = [await trail(), await trail()];
  const { entries } = await listAudit(theirs.as(theirs.adam), asked({ record: ours.deal.id }));
  expect(entries).toEqual([]);
});

test("every fact that can happen belongs to one kind, and an address keeps what it narrows by", () => {
  const words = Object.values(kinds).flat() as string[];
  expect(Object.keys(catalog).filter((name) => !words.includes(name.split(".")[0] ?? ""))).toEqual([]);
  expect(auditHref(asked({ kind: "deals", from: "2026-01-01", person: "not an id" }))).toBe("/settings/audit?kind=deals&from=2026-01-01");
  expect(idAt(new Date("2026-01-01T00:00:00Z"))).toBe("019b76da-a800-0000-0000-000000000000");
});
