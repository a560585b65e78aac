import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { getProjectBoard, listProjects } from "@/lib/ops/projects/queries/lists";
import { getProject, listLog } from "@/lib/ops/projects/queries/project";
import { getWorkload } from "@/lib/ops/projects/queries/workload";
import { listImplementations } from "@/lib/projects/queries";
import { statementsOf } from "../bench/support/statements";
import { staff } from "../ops/staff";
import { project } from "./scene";

/** Projects of one seller, forty tasks each, a fifth of them done, over all phases. */
async function crowd(tenantId: string, count: number) {
  await everything.$executeRaw`
    with client as (insert into organizations (name, slug) select 'Client ' || n, 'client-' || uuid7() from generate_series(1, ${count}::int) n returning id),
    made as (insert into implementation_projects ("tenantId", "clientOrganizationId", type, status, "currentPhase", "kickoffDate", "targetGoLiveDate", "forecastGoLiveDate")
      select ${tenantId}::uuid, id, 'ENTERPRISE_FULL', 'IN_PROGRESS', (enum_range(null::"ProjectPhase"))[1 + (row_number() over ()) % 6], current_date - 30, current_date + (row_number() over ())::int % 90, current_date + 95 from client returning id)
    insert into implementation_tasks ("tenantId", "projectId", phase, name, status, "dueDate", "estimatedHours", "sortOrder", "assignedToId")
    select ${tenantId}::uuid, made.id, (enum_range(null::"ProjectPhase"))[1 + n % 6], 'Task ' || n, case when n % 5 = 0 then 'COMPLETED' else 'PENDING' end::"ImplTaskStatus", current_date + n - 20, 4, n,
      (array(select id from internal_users order by id limit 20))[1 + n % 20] from made, generate_series(1, 40) n`;
}

test("however many projects there are, a page of the portal asks the same few questions and shows a bounded part", async () => {
  const [p, noor] = [await project(), await staff("Noor", "ADMIN")];
  for (let n = 0; n < 12; n++) await staff(`Colleague ${n}`, "IMPLEMENTATION");
  const pages = {
    board: () => getProjectBoard(noor.ctx, {}), table: () => listProjects(noor.ctx, { state: "open" }), workload: () => getWorkload(noor.ctx), project: () => getProject(noor.ctx, p.projectId),
    log: () => listLog(noor.ctx, { projectId: p.projectId }), deal: () => listImplementations(p.as(p.adam), { dealId: p.deal.id }), customer: () => listImplementations(p.as(p.adam), { customerId: p.customer.id }),
  };
  const counted: Record<string, number> = {};
  for (const [name, ask] of Object.entries(pages)) counted[name] = (await statementsOf(ask)).length;
  expect(counted).toEqual({ board: 1, table: 1, workload: 1, project: 2, log: 1, deal: 1, customer: 1 });
  await crowd(p.tenantId, 1000);
  await everything.$executeRaw`analyze`.catch(() => {});
  for (const [name, ask] of Object.entries(pages)) expect([name, (await statementsOf(ask)).length]).toEqual([name, counted[name]]);
  const board = await pages.board();
  expect([board.reduce((sum, { count }) => sum + count, 0), Math.max(...board.map(({ projects }) => projects.length))]).toEqual([1001, 30]);
  const first = await pages.table();
  const second = await listProjects(noor.ctx, { state: "open", after: first.next ?? undefined });
  expect([first.projects.length, second.projects.length, second.projects.some(({ id }) => first.projects.some((other) => other.id === id))]).toEqual([50, 50, false]);
  if (process.env.MEASURE) for (const [name, ask] of Object.entries(pages)) {
    const times = [];
    for (let n = 0; n < 20; n++) { const from = performance.now(); await ask(); times.push(performance.now() - from); }
    console.log(name, times.toSorted((a, b) => a - b)[10]?.toFixed(1));
  }
});
