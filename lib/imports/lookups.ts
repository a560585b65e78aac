import "server-only";
import type { Tx } from "@/lib/db/within";
import { readFields } from "@/lib/fields/queries";
import { breather } from "./breathing";
import type { Lookups } from "./drafting";
import { findField, LONGEST_NAME, type Noun } from "./fields";
import { indexNames, indexStages, THRESHOLDS, type Named, type NameIndex, type Stage } from "./matching";
import { plainKey } from "./names";
import type { Entity, Mapping, Options } from "./rules";

/** What planning asks of a batch. */
export type Subject = { id: string; entity: Entity; mapping: Mapping; options: Options };
type Also = { id: string; name: string; also: (string | null)[] };

const PAGE = 5_000;
const OWN: Partial<Record<Entity, Noun>> = { customers: "customer", products: "product", people: "user" };
const REFERS_TO_OWN = { customers: "parentCustomer", people: "manager", products: null, deals: null } as const;

/** Everything the rows of a file may refer to, by name. Reads only what its mapped columns need. */
export async function loadLookups(tx: Tx, subject: Subject): Promise<Lookups> {
  const mapped = subject.mapping.flatMap(({ target }) => (target.to === "field" ? (findField(subject.entity, target.field)?.refers ?? []) : []));
  const nouns = new Set<Noun>([...mapped, ...(OWN[subject.entity] ? [OWN[subject.entity] ?? "customer"] : [])]);
  const stages = subject.entity === "deals" ? await listStages(tx, subject.options.pipelineId) : [];
  const names: Partial<Record<Noun, NameIndex>> = { stage: indexStages(stages) };
  for (const noun of nouns) if (noun !== "stage") names[noun] = indexNames(await readNames(tx, noun), THRESHOLDS[noun]);
  return { names, stages, fileNames: await readFileNames(tx, subject) };
}

/** The fields an ADMIN defined for the entity; people have none. */
export function readDefinitions(tx: Tx, entity: Entity) {
  return entity === "people" ? Promise.resolve([]) : readFields(tx, entity);
}

/** Whether rows of the file refer to other rows of it, and through which field. */
export function ownReference({ entity, mapping }: Pick<Subject, "entity" | "mapping">): "parentCustomer" | "manager" | null {
  const field = REFERS_TO_OWN[entity];
  return field && mapping.some(({ target }) => target.to === "field" && target.field === field) ? field : null;
}

function listStages(tx: Tx, pipelineId = ""): Promise<Stage[]> {
  if (!pipelineId) return Promise.resolve([]);
  return tx.pipelineStage.findMany({ where: { pipelineId }, orderBy: { order: "asc" }, select: { id: true, name: true, isClosedWon: true, isClosedLost: true }, take: 200 });
}

async function readNames(tx: Tx, noun: Exclude<Noun, "stage">): Promise<Named[]> {
  const named: Named[] = [];
  const breathe = breather();
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await pages[noun](tx, after);
    for (const { id, name, also } of page) {
      named.push({ id, name, also: also.filter((each) => each !== null) });
      await breathe();
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return named;
    after = last.id;
  }
}

const pages: Record<Exclude<Noun, "stage">, (tx: Tx, after: string) => Promise<Also[]>> = {
  customer: (tx, after) => tx.$queryRaw`
    select id, name, array["externalId", "primaryEmail", substring(website from '^https?://(?:www\.)?([^/:?#]+)')] as also
    from customers where id > ${after}::uuid and "deletedAt" is null order by id limit ${PAGE}`,
  product: (tx, after) => tx.$queryRaw`select id, name, array["externalId", code] as also from products where id > ${after}::uuid and "deletedAt" is null order by id limit ${PAGE}`,
  user: (tx, after) => tx.$queryRaw`select id, name, array["externalId", email, username] as also from users where id > ${after}::uuid order by id limit ${PAGE}`,
  contact: (tx, after) => tx.$queryRaw`select id, name, array["externalId", email] as also from contacts where id > ${after}::uuid and "deletedAt" is null order by id limit ${PAGE}`,
};

/** The plain keys of the names in the file itself, when its rows refer to each other. */
async function readFileNames(tx: Tx, subject: Subject): Promise<Set<string>> {
  const column = subject.mapping.find(({ target }) => target.to === "field" && target.field === "name")?.column;
  const keys = new Set<string>();
  if (!ownReference(subject) || column === undefined) return keys;
  const breathe = breather();
  for (let after = 0; ; ) {
    const page = await tx.$queryRaw<{ number: number; name: string | null }[]>`
      select number, left(raw ->> ${column}::int, ${LONGEST_NAME + 1}::int) as name from import_rows where "batchId" = ${subject.id}::uuid and number > ${after}::int order by number limit ${PAGE}`;
    for (const { name } of page) {
      if (name?.trim() && name.length <= LONGEST_NAME) keys.add(plainKey(name));
      await breathe();
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return keys;
    after = last.number;
  }
}
