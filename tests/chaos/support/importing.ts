import { setTimeout as sleep } from "node:timers/promises";
import { everything } from "@/lib/db/everything";
import type { World } from "../../support/world";
import { act, type Person } from "./acting";
import { signIn } from "./signing-in";

const ROWS = 3000;
const FILE = "app/(workspace)/settings/imports/actions.ts";
const UNDER_WAY = new Set(["UPLOADED", "MAPPED", "PREVIEWED", "RUNNING"]);

/** The administrator imports one file of deals after the other, by the wizard's own route and actions, whatever the server goes through. */
export async function startImports(scene: World, origin: string) {
  const me: Person = { origin, token: await signIn(scene, scene.adam) };
  let isOn = true;
  let started = 0;

  async function importFile() {
    const importId = await upload(me);
    if (!importId) return;
    const press = (name: string, step: string) => act(me, { file: FILE, name, page: `/settings/imports/${importId}/${step}` }, { importId }).catch(() => null);
    for (let state = "UPLOADED"; UNDER_WAY.has(state); state = await stateOf(importId)) {
      if (!isOn && state !== "RUNNING") return; // what was not begun stays unbegun
      if (state === "UPLOADED") await press("previewImport", "columns");
      if (state === "PREVIEWED" && (await press("startImport", "preview"))?.ok) started++;
      await sleep(200);
    }
  }

  const loop = (async () => {
    while (isOn) await importFile();
  })();
  while (started === 0) await Promise.race([sleep(100), loop]); // whatever is killed first, an import is under way
  return { started: () => started, stop: () => ((isOn = false), loop) };
}

/** Each try is a file of its own, so an upload without an answer is never mistaken for the next one. */
async function upload({ origin, token }: Person) {
  const name = crypto.randomUUID();
  const rows = Array.from({ length: ROWS }, (_, n) => `${name}/${n},Imported ${name} ${n},Prospecting,${n + 1}.50`);
  try {
    const response = await fetch(`${origin}/api/imports?entity=deals&name=${name}`, { method: "POST", headers: { cookie: `throughline.session=${token}` }, body: ["External id,Name,Stage,Amount", ...rows].join("\n"), signal: AbortSignal.timeout(60_000) });
    if (response.status >= 500) throw new Error(`${response.status}`);
    const { importId } = (await response.json()) as { importId?: string };
    return importId ?? null;
  } catch {
    await sleep(300);
    return null;
  }
}

async function stateOf(id: string) {
  for (;;) {
    const found = await everything.importBatch.findUnique({ where: { id }, select: { state: true } }).catch(() => null);
    if (found) return found.state as string;
    await sleep(300);
  }
}

/** No import is half there: of a file that was begun every row is a deal once, of any other none. */
export async function ofImports(tenantId: string) {
  const rows = await everything.$queryRaw<{ fault: string }[]>`
    with made as (select split_part("externalId", '/', 1) as file, count(*)::int as deals, count(distinct "externalId")::int as kinds from deals where "tenantId" = ${tenantId}::uuid and "externalId" is not null group by 1)
    select 'Import ' || b.id || ' is ' || b.state || ' with ' || coalesce(made.deals, 0) || ' deals of ' || b.rows || ' rows.' as fault
    from import_batches b left join made on made.file = b."fileName"
    where b."tenantId" = ${tenantId}::uuid and not case b.state when 'COMPLETED' then made.deals = b.rows and made.kinds = b.rows when 'RUNNING' then false when 'FAILED' then false else made.deals is null end`;
  return rows.map(({ fault }) => fault);
}
