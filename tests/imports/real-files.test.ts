import { beforeAll, describe, expect, test } from "vitest";
import { sealChain } from "@/lib/audit/sealing";
import { systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { editDeal } from "@/lib/deals/commands/editing";
import { getColumns } from "@/lib/imports/queries/columns";
import { listRows } from "@/lib/imports/queries/rows";
import { listLeavings } from "@/lib/imports/queries/results";
import { Prisma } from "@/lib/generated/prisma/client";
import { verifyStageTotals } from "@/lib/jobs/upkeep/stage-totals";
import { verifyTrail } from "@/lib/jobs/upkeep/audit";
import { slice } from "../audit/scene";
import { first, world, type World } from "../support/world";
import { stateOf, versionsOf } from "./state";
import { areRealFilesHere, realFile, wizard } from "./wizard";

describe.skipIf(!areRealFilesHere)("the real files, in the database", () => {
  let acme: World;
  let adam: ReturnType<typeof wizard>;
  const ids: Record<string, string> = {};
  const states: Record<string, Awaited<ReturnType<typeof stateOf>>> = {};

  /** What somebody answers who knows the files: revenue is in millions, GTXPro is GTX Pro, Engaging a stage. */
  const answersFor = async (entity: string) => {
    if (entity === "customers") return { scale: { revenue: 6 as const } };
    if (entity !== "deals") return {};
    const gtxPro = await acme.db((tx) => tx.product.findFirstOrThrow({ where: { name: "GTX Pro" } }));
    return { names: { product: { GTXPro: { choose: "existing" as const, id: gtxPro.id } }, stage: { Engaging: { choose: "create" as const, probability: "30" } } } };
  };
  const files = [["products", "products.csv"], ["people", "sales_teams.csv"], ["customers", "accounts.csv"], ["deals", "sales_pipeline.csv"]] as const;

  beforeAll(async () => {
    acme = await world();
    adam = wizard(acme);
    for (const [entity, file] of files) {
      states[entity] = await stateOf(acme.tenantId);
      ids[entity] = await adam.upload(entity, realFile(file), file);
      await adam.answer(ids[entity], await answersFor(entity));
      await adam.preview(ids[entity]);
      await adam.run(ids[entity]);
    }
  }, 300_000);

  test("all 7 products, 85 customers, 35 agents and their 6 managers arrive", async () => {
    const [products, customers, agents, managers] = await acme.db(async (tx) => [
      await tx.product.count(), await tx.customer.findMany({ take: 200, orderBy: { name: "asc" } }), await tx.user.findMany({ where: { isActive: false }, take: 200 }), await tx.user.findMany({ where: { isActive: false, team: { some: {} } }, take: 50 }),
    ] as const);
    expect([products, customers.length, agents.length, managers.length]).toEqual([7, 85, 41, 6]);
    expect(agents.filter(({ managerId }) => managerId !== null)).toHaveLength(35);
    expect(agents.every(({ email, password }) => email === null && password === null)).toBe(true);
    expect(customers.filter(({ parentCustomerId }) => parentCustomerId)).toHaveLength(15);
    expect(customers.find(({ name }) => name === "Acme Corporation")).toMatchObject({ industry: "technolgy", annualRevenue: new Prisma.Decimal("1100040000"), employeeCount: 2822 });
  });

  test("all 8,800 deals arrive with the published figures", async () => {
    const [sums] = await acme.db((tx) => tx.$queryRaw<object[]>`
      select count(*)::int as all, count(*) filter (where d.status = 'WON')::int as won, count(*) filter (where d.status = 'LOST')::int as lost, count(*) filter (where s.name = 'Engaging')::int as engaging,
        count(*) filter (where s.name = 'Prospecting')::int as prospecting, sum(amount) filter (where d.status = 'WON')::text as value,
        round(100.0 * count(*) filter (where d.status = 'WON') / count(*) filter (where d.status <> 'OPEN'), 2)::text as rate,
        round(avg("closedDate" - "createdDate"::date) filter (where d.status = 'WON'), 2)::text as cycle, count(*) filter (where "customerId" is null)::int as lacking, count(*) filter (where not "isCreatedDateKnown")::int as undated
      from deals d join pipeline_stages s on s.id = d."stageId"`);
    expect(sums).toEqual({ all: 8800, won: 4238, lost: 2473, engaging: 1589, prospecting: 500, value: "10005534.00", rate: "63.15", cycle: "51.78", lacking: 1425, undated: 500 });
    const { rows } = await listRows(adam.ctx, { importId: ids["deals"] ?? "", tab: "none", after: undefined, before: undefined });
    expect([rows.length, rows[0]?.says]).toEqual([50, expect.arrayContaining(["Arrives without a customer. Nothing is made up."])]);
    expect((await adam.read(ids["deals"] ?? "")).counts).toMatchObject({ create: 8800, lacking: 1425 });
  });

  test("a closed deal has its two moments of history, an open one has one", async () => {
    const [sums] = await acme.db((tx) => tx.$queryRaw<object[]>`
      select count(*)::int as events, count(*) filter (where e.at = d."createdDate")::int as begun, count(*) filter (where e.at = d."stageEnteredAt" and d.status <> 'OPEN')::int as ended
      from deal_stage_events e join deals d on d.id = e."dealId"`);
    expect(sums).toEqual({ events: 8800 + 4238 + 2473, begun: 8800, ended: 4238 + 2473 });
  });

  test("GTXPro is asked, not assumed", async () => {
    const importId = await adam.upload("deals", realFile("sales_pipeline.csv"));
    const { questions, pressing } = await getColumns(adam.ctx, { importId });
    const names = questions.find((question) => question.about === "names" && question.field === "product");
    expect(names).toMatchObject({ names: [{ value: "GTXPro", count: 1480, isOpen: true, suggestions: [expect.objectContaining({ name: "GTX Pro" }), expect.anything()] }] });
    expect(pressing).toBe(1);
    expect(await adam.preview(importId)).toMatchObject({ error: 1480, skip: 7320, create: 0, update: 0 });
  });

  test("each import is one change set, each of its transactions one audit row, and the trail verifies", async () => {
    for (const [entity] of files) {
      const { changeSetId } = await adam.read(ids[entity] ?? "");
      const sets = await acme.db((tx) => tx.changeSet.findMany({ where: { label: { startsWith: "Import of" } }, select: { id: true } }));
      expect([sets.length, sets.filter(({ id }) => id === changeSetId).length]).toEqual([4, 1]);
      const facts = await acme.db((tx) => tx.auditLog.findMany({ where: { changeSetId: changeSetId ?? "" }, orderBy: { id: "asc" }, select: { action: true, details: true }, take: 100 }));
      expect(facts.filter(({ action }) => action === "import.completed")).toHaveLength(1);
      expect(facts.filter(({ details }) => JSON.stringify(details).includes('"rows"'))).toHaveLength(entity === "deals" ? 9 : 1);
    }
    const [items] = await acme.db((tx) => tx.$queryRaw<object[]>`select count(*) filter (where "entityType" = 'Deal')::int as deals, count(*) filter (where "entityType" = 'DealLine')::int as lines from change_items where before is null`);
    expect(items).toEqual({ deals: 8800, lines: 8800 });
    await sealAll();
    expect(await verifyTrail(systemContext(acme.tenantId), slice())).toMatchObject({ faults: 0 });
  });

  test("the counters of the columns add up", async () => {
    expect(await verifyStageTotals(systemContext(acme.tenantId))).toMatchObject({ corrected: 0 });
  });

  test("a second import of the same files changes nothing", async () => {
    const before = [await stateOf(acme.tenantId), await versionsOf(acme.tenantId), await everything.changeItem.count({ where: { tenantId: acme.tenantId } })];
    for (const [entity, file] of files) {
      const id = await adam.upload(entity, realFile(file));
      await adam.answer(id, await answersFor(entity).then(({ names, ...answers }) => ({ ...answers, ...(names && { names: { product: names.product } }) })));
      expect(await adam.preview(id)).toMatchObject({ create: 0, update: 0, error: 0 });
      await expect(adam.run(id)).rejects.toThrow("There is nothing to import");
    }
    expect([await stateOf(acme.tenantId), await versionsOf(acme.tenantId), await everything.changeItem.count({ where: { tenantId: acme.tenantId } })]).toEqual(before);
  }, 120_000);

  test("undo takes the deals back but for those edited since, and says which", async () => {
    const deal = await acme.db((tx) => tx.deal.findFirstOrThrow({ where: { externalId: "1C1I7A6R" }, orderBy: { id: "asc" } }));
    await editDeal(adam.ctx, { dealId: deal.id, field: "name", was: deal.name, value: "Kept by hand" });
    const { state, summary } = await adam.undo(ids["deals"] ?? "");
    expect([state, summary]).toEqual(["UNDONE", expect.objectContaining({ kept: expect.any(Number) })]);
    expect(await acme.db((tx) => tx.deal.findMany({ select: { name: true }, take: 5 }))).toEqual([{ name: "Kept by hand" }]);
    expect(await listLeavings(adam.ctx, { importId: ids["deals"] ?? "" })).toContainEqual(expect.objectContaining({ entityType: "Deal", entityId: deal.id, reason: "Adam changed it since." }));
    expect(await verifyStageTotals(systemContext(acme.tenantId))).toMatchObject({ corrected: 0 });
    await sealAll();
    expect(await verifyTrail(systemContext(acme.tenantId), slice())).toMatchObject({ faults: 0 });
  }, 120_000);

  test("once nothing hangs on them, undo puts everything back as it was before each import", async () => {
    await within(systemContext(acme.tenantId), (tx) => tx.deal.deleteMany({}));
    for (const entity of ["customers", "people", "products"] as const) {
      expect((await adam.undo(ids[entity] ?? "")).summary).toMatchObject({ kept: 0 });
      const { pipeline_stages: _stages, ...state } = await stateOf(acme.tenantId);
      const { pipeline_stages: _before, ...before } = states[entity] ?? {};
      expect(state).toEqual(before);
    }
  }, 120_000);

  const sealAll = async () => {
    while ((await sealChain(acme.tenantId)) > 0);
  };
});

describe.skipIf(!areRealFilesHere)("the deals alone", () => {
  test("bring what they only name, and undo leaves nothing of it", async () => {
    const acme = await world();
    const adam = wizard(acme);
    const before = await stateOf(acme.tenantId);
    const choices = Object.fromEntries(["GTXPro", "GTX Basic", "MG Special", "MG Advanced", "GTX Plus Pro", "GTX Plus Basic", "GTK 500"].map((name) => [name, { choose: "create" as const }]));
    const { id, counts } = await adam.importFile("deals", realFile("sales_pipeline.csv"), { names: { product: choices, stage: { Engaging: { choose: "create" } } } });
    expect(counts).toMatchObject({ create: 8800, error: 0 });
    const made = await acme.db(async (tx) => [await tx.customer.count(), await tx.user.count({ where: { isActive: false } }), await tx.product.count(), await tx.pipelineStage.count()]);
    expect(made).toEqual([85, 30, 7, acme.stages.length + 1]);
    expect((await adam.undo(id)).summary).toMatchObject({ kept: 0 });
    expect(await stateOf(acme.tenantId)).toEqual(before);
    expect(first(await acme.db((tx) => tx.$queryRaw<object[]>`select count(*)::int as left from import_leavings`))).toEqual({ left: 0 });
  }, 300_000);
});
