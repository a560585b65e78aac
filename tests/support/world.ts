import { seal, systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { within, type Tx } from "@/lib/db/within";
import { openPipeline } from "@/lib/organizations/opening";
import { ranksBetween } from "@/lib/rank";

/** A small, named cast: Maya works below Otto and owns the deals; Cato is customer success, Sme the expert, Adam the administrator; Vera may only look. */
export async function world() {
  const { id: tenantId } = await everything.organization.create({ data: { name: "Acme", slug: crypto.randomUUID() } });
  const db = <T>(work: (tx: Tx) => Promise<T>) => within(systemContext(tenantId), work);
  const person = (name: string, more = {}) => db((tx) => tx.user.create({ data: { tenantId, name, fullName: name, username: `${name.toLowerCase()}-${crypto.randomUUID()}`, email: `${crypto.randomUUID()}@acme.test`, mustChangePassword: false, ...more } }));
  const adam = await person("Adam", { role: "ADMIN", isAdmin: true });
  const otto = await person("Otto");
  const maya = await person("Maya", { managerId: otto.id });
  const cato = await person("Cato", { role: "CSS" });
  const sme = await person("Sme", { role: "SME" });
  const vera = await person("Vera", { role: "VIEWER" });
  const setting = { organizationName: "Acme", locale: "en-US", timezone: "UTC", organizationTimezone: "UTC", currencyCode: "USD" };
  const as = ({ id, name, role }: typeof maya, more = {}) => seal({ tenantId, actor: { kind: "USER", id, name }, role, setting, ...more });

  const pipelineId = await openPipeline(everything, { tenantId, currencyCode: "USD" });
  const pipeline = await db((tx) => tx.pipeline.findUniqueOrThrow({ where: { id: pipelineId } }));
  const stages = await db((tx) => tx.pipelineStage.findMany({ where: { pipelineId }, orderBy: { order: "asc" } }));
  const stage = (name: string) => stages.find((each) => each.name === name) ?? first([]);
  const prospecting = stage("Prospecting");

  const customer = (name: string, more = {}) => db((tx) => tx.customer.create({ data: { tenantId, name, ownerId: maya.id, ...more } }));
  let numbers = 0;
  const deals = (count: number, where = prospecting, more = {}) =>
    db(async (tx) => {
      const last = await tx.deal.findFirst({ where: { stageId: where.id }, orderBy: { stageOrder: "desc" }, select: { stageOrder: true } });
      const rows = ranksBetween(last?.stageOrder ?? null, null, count).map((stageOrder, n) => ({
        tenantId, dealNumber: `D-2000-${String(++numbers).padStart(5, "0")}`, name: `Deal ${n}`, pipelineId, stageId: where.id, stageOrder,
        probability: where.probability, amount: 1000 + n, discount: 100, ownerId: maya.id, currencyCode: "USD", ...more,
      }));
      return tx.deal.createManyAndReturn({ data: rows });
    });

  return {
    tenantId, db, adam, otto, maya, cato, sme, vera, as, ctx: as(maya), pipeline, stages, stage, prospecting,
    qualification: stage("Qualification"), proposal: stage("Proposal"), negotiation: stage("Negotiation"), won: stage("Closed Won"), lost: stage("Closed Lost"), customer, deals,
  };
}

export type World = Awaited<ReturnType<typeof world>>;

export function first<T>([value]: readonly T[]) {
  if (value === undefined) throw new Error("expected at least one");
  return value;
}
