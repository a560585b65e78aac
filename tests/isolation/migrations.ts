import { staffContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { cancelImport, startImport } from "@/lib/imports/commands/running";
import { wizardOf } from "../imports/wizard";
import { blocked } from "./blockers";
import type { Scene } from "./scene";
import { colleague } from "./staff";
import type { StaffCase } from "./staff-inputs";

/** Staff at the wizard in the client of a project. */
export async function migrator(a: Pick<Scene, "tenantId" | "word">) {
  const [{ projectId }, { id: staffId, name }] = [await blocked(a), await colleague({ role: "IMPLEMENTATION" })];
  const { clientOrganizationId } = await everything.implementationProject.findUniqueOrThrow({ where: { id: projectId }, select: { clientOrganizationId: true } });
  return { projectId, clientOrganizationId, ...wizardOf(staffContext(clientOrganizationId, { staffId, name })) };
}

type Migrator = Awaited<ReturnType<typeof migrator>>;
type Way = (staff: Migrator, word: string) => Promise<string>;

const file = (word: string) => `Name,Industry\n${word}-moved,${word}-industry\n,${word}-nameless\n`;
const uploaded: Way = (staff, word) => staff.upload("customers", file(word), `${word}.csv`);
const deals: Way = (staff, word) => staff.upload("deals", `Name,Customer\n${word}-deal,${word}-customer\n`, `${word}.csv`);
const then = (work: (staff: Migrator, importId: string) => Promise<unknown>): Way => async (staff, word) => {
  const importId = await uploaded(staff, word);
  await staff.preview(importId);
  await work(staff, importId);
  return importId;
};
const previewed = then(async () => {});
const running = then(({ ctx }, importId) => startImport(ctx, { importId }));
const done = then((staff, importId) => staff.run(importId));
const stopped = then(async ({ ctx }, importId) => {
  await startImport(ctx, { importId });
  await cancelImport(ctx, { importId });
});

const at = (way: Way, more: (importId: string, a: Scene) => object = (importId) => ({ importId })) => async (a: Scene) => more(await way(await migrator(a), a.word), a);
const seen = (way: Way, more: object) => async (a: Scene) => {
  const staff = await migrator(a);
  const importId = await way(staff, a.word);
  return { importId, version: (await staff.read(importId)).version, ...more };
};

const steps: Record<string, Omit<StaffCase, "needs">> = {
  mapColumn: { untold: true, input: seen(uploaded, { column: 1, target: { to: "skip" } }) },
  keepColumn: { untold: true, input: seen(uploaded, { column: 1, label: "Branch", type: "TEXT" }) },
  choosePipeline: { input: seen(deals, { pipelineId: crypto.randomUUID() }), refused: /pipeline is not here/ },
  decideName: { untold: true, input: seen(deals, { field: "customer", name: "canary-customer", choice: { choose: "create" } }) },
  previewImport: { untold: true, input: at(uploaded) },
  fixCell: { untold: true, input: at(previewed, (importId, { word }) => ({ importId, number: 1, column: 1, was: `${word}-industry`, value: "Fixed" })) },
  startImport: { input: at(previewed) },
  cancelImport: { input: at(running) },
  resumeImport: { input: at(stopped) },
  discardImport: { input: at(previewed) },
  undoImport: { input: at(done) },
  getWork: { asks: true, input: at(previewed) },
  searchRecords: { asks: true, input: at(previewed, (importId) => ({ importId, noun: "customer", q: "canary" })) },
};

/** The cases of the wizard's actions in the portal. */
export const migrationInputs: Record<string, StaffCase> = Object.fromEntries(Object.entries(steps).map(([name, each]) => [`implementations/[projectId]/imports#${name}`, { needs: "run_migrations" as const, ...each }]));
