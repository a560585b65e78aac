import { systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { openProject } from "@/lib/projects/opening";
import { shipped } from "@/lib/projects/templates/shipped";
import { first } from "../support/world";
import type { Scene } from "./scene";
import type { StaffCase } from "./staff-inputs";

/** A project of the scene's organization for a client of its own, with its first two tasks. */
async function opened({ tenantId }: Pick<Scene, "tenantId">) {
  const client = await everything.organization.create({ data: { name: "canary-client", slug: crypto.randomUUID() }, select: { id: true } });
  const ctx = systemContext(tenantId);
  const { projectId } = await within(ctx, (tx) => openProject(tx, ctx, { clientOrganizationId: client.id, customerId: null, dealId: null, type: "GENERAL_BUSINESS", tasks: shipped.GENERAL_BUSINESS, kickoffDate: null, targetGoLiveDate: null, leadImplementerId: null, handoff: null }));
  const tasks = await everything.implementationTask.findMany({ where: { projectId, phase: "DISCOVERY" }, select: { id: true, name: true }, orderBy: { sortOrder: "asc" } });
  return { projectId, task: first(tasks), other: first(tasks.slice(1)) };
}

type Opened = Awaited<ReturnType<typeof opened>>;

/** A case that needs a project: a new one each time. */
const inProject = (input: (project: Opened) => object) => async (a: Scene) => {
  const project = await opened(a);
  return { projectId: project.projectId, ...input(project) };
};

/** A client organization of which staff may open a project. */
async function newClient() {
  if (!(await everything.organization.findFirst({ where: { isVendor: true }, select: { id: true } }))) await everything.organization.create({ data: { name: "Vendor of the tests", slug: crypto.randomUUID(), isVendor: true } });
  return everything.organization.create({ data: { name: "canary-newcomer", slug: crypto.randomUUID() }, select: { id: true } });
}

/** A customer of an organization that onboards clients, linked to none yet. */
async function linkable({ tenantId, customers }: Scene) {
  await everything.organization.update({ where: { id: tenantId }, data: { canOnboardClients: true } });
  await everything.customer.update({ where: { id: customers[0].id }, data: { clientOrganizationId: null } });
  return { organizationId: (await newClient()).id, customerId: customers[0].id };
}

const oneTask = inProject(({ task }) => ({ taskIds: [task.id] }));
const gate = { code: "terms_signed" };
const onProject: Record<string, Omit<StaffCase, "needs">> = {
  editProject: { input: inProject(() => ({ field: "clientVisibleNotes", was: null, value: "New" })) },
  addTask: { input: inProject(() => ({ phase: "UAT", name: "New" })) },
  editTask: { input: inProject(({ task }) => ({ taskId: task.id, field: "name", was: task.name, value: "Renamed" })) },
  bulkEditTasks: { input: inProject(({ task }) => ({ taskIds: [task.id], change: { field: "isRequired", value: false } })) },
  moveTask: { input: inProject(({ task, other }) => ({ taskId: task.id, phase: "DISCOVERY", afterId: other.id })) },
  removeTasks: { input: oneTask },
  startTasks: { input: oneTask },
  completeTasks: { input: oneTask },
  skipTasks: { input: inProject(({ task }) => ({ taskIds: [task.id], reason: "Why" })) },
  reopenTasks: { input: oneTask, refused: /Only what is finished/ },
  changePhase: { input: inProject(() => ({ from: "DISCOVERY", to: "UAT", reason: "Why" })) },
  goLive: { input: inProject(() => ({})), refused: /The project is in Discovery/ },
  completeProject: { input: inProject(() => ({})), refused: /The project is in Discovery/ },
  holdProject: { input: inProject(() => ({ reason: "Why" })) },
  resumeProject: { input: inProject(() => ({})), refused: /not on hold/ },
  cancelProject: { input: inProject(() => ({ reason: "Why" })) },
  judgeGate: { input: inProject(() => ({ ...gate, status: "PASSED" })) },
  askWaiver: { input: inProject(() => ({ ...gate, reason: "Why" })) },
  approveWaiver: { input: inProject(() => gate), refused: /Nobody has asked/ },
  setReadiness: { input: inProject(() => ({ code: "first_policy", percent: 50 })) },
  signOff: { input: inProject(() => ({ statement: "Ready" })), refused: /client signs off first/ },
  logActivity: { input: inProject(() => ({ type: "NOTE", subject: "New" })) },
  inviteClientAdmin: { input: inProject(() => ({})), refused: /no primary contact/ },
  undoChange: { input: async (a) => {
    const { projectId } = await opened(a);
    return { projectId, changeSetId: crypto.randomUUID() };
  }, refused: /not here/ },
  saveTemplate: { input: inProject(() => ({ name: "New" })) },
};

/** The cases of the portal's actions on projects and templates. */
export const projectInputs: Record<string, StaffCase> = {
  ...Object.fromEntries(Object.entries(onProject).map(([name, each]) => [`implementations/[projectId]#${name}`, { ...each, needs: "manage_projects" as const }])),
  "implementations#startProject": { needs: "manage_projects", input: async () => ({ clientOrganizationId: (await newClient()).id, type: "SMB_QUICK_START" }) },
  "implementations#startImplementation": { needs: "manage_projects", input: async (a) => {
    await everything.organization.update({ where: { id: a.tenantId }, data: { canOnboardClients: true } });
    const customer = await everything.customer.create({ data: { tenantId: a.tenantId, name: "canary-won" }, select: { id: true } });
    const deal = first(await a.deals(1, a.won, { status: "WON", customerId: customer.id }));
    return { dealId: deal.id, type: "GENERAL_BUSINESS" };
  } },
  "implementations#findClients": { needs: "manage_projects", input: () => ({ q: "canary" }) },
  "implementations#findWonDeals": { needs: "manage_projects", input: () => ({ q: "canary" }) },
  "organizations/[organizationId]#linkCustomer": { needs: "manage_projects", input: linkable },
  "organizations/[organizationId]#findLinkable": { needs: "manage_projects", input: () => ({ q: "canary" }) },
  "templates#turnTemplate": { needs: "manage_projects", input: () => ({ templateId: crypto.randomUUID(), isActive: true }), refused: /not here/ },
};
