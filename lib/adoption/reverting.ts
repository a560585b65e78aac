import "server-only";
import type { RevertHooks } from "@/lib/changes/hooks";
import { kinds, type Kind } from "./kinds";
import { reckon, reckonAround } from "./reckoning";

type Hooks = { lock: RevertHooks["lock"]; prepare: RevertHooks["prepare"]; finish: RevertHooks["finish"] };

/** Plans are locked before their tasks, and their progress follows what was put back. */
export const customerTaskHooks: Record<"CustomerTask" | "CustomerSolutionTask", Hooks> = { CustomerTask: hooksOf("product"), CustomerSolutionTask: hooksOf("solution") };
/** A solution counts the parts it has. */
export const assignmentHooks: Record<"CustomerProduct", Hooks> = { CustomerProduct: { lock: async () => 0, prepare: async (_, item) => item, finish: (tx, _, { id }) => reckonAround(tx, [id]) } };
export const planHooks: Record<"AdoptionPlan" | "SolutionAdoptionPlan", Hooks> = { AdoptionPlan: planHooksOf("product"), SolutionAdoptionPlan: planHooksOf("solution") };

function hooksOf(kind: Kind): Hooks {
  const { plans, tasks, planId } = kinds[kind];
  return {
    lock: (tx, items) => tx.$executeRaw`select from ${plans} p where p."tenantId" = current_tenant()
      and p.id in (select t.${planId} from ${tasks} t where t."tenantId" = current_tenant() and t.id = any (${items.map(({ entityId }) => entityId)}::uuid[])) order by p.id for no key update`,
    prepare: async (_, item) => item,
    finish: async (tx, _, { id }) => {
      const plan = await tx.$queryRaw<{ id: string }[]>`select t.${planId} as id from ${tasks} t where t."tenantId" = current_tenant() and t.id = ${id}::uuid`;
      await reckon[kind](tx, plan.map((row) => row.id));
    },
  };
}

/** revert_row() never turns a definitionVersion back, because a definition's own only rises; the one a plan follows does go back. */
function planHooksOf(kind: Kind): Hooks {
  const { plans } = kinds[kind];
  return {
    lock: (tx, items) => tx.$executeRaw`select from ${plans} where "tenantId" = current_tenant() and id = any (${items.map(({ entityId }) => entityId)}::uuid[]) order by id for no key update`,
    prepare: async (tx, item) => {
      const version = item.before?.definitionVersion;
      if (typeof version === "number") await tx.$executeRaw`update ${plans} set "definitionVersion" = ${version}::int where "tenantId" = current_tenant() and id = ${item.entityId}::uuid`;
      return item;
    },
    finish: (tx, _, { id }) => reckon[kind](tx, [id]),
  };
}
