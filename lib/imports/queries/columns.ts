import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { FieldType } from "@/lib/fields/rules";
import { getBatch, readProfiles, type Batch } from "../batches";
import { FIELDS, type Kind, type Noun } from "../fields";
import { guessMapping } from "../guessing";
import { loadLookups, readDefinitions } from "../lookups";
import { decideDateOrder, decideDecimal, newProfile, unpackProfile, type Profile } from "../profiles";
import { isPressing, listQuestions, type Question } from "../questions";
import { canMake } from "../resolving";
import { rightsOf } from "../rights";
import type { Choice, MappedColumn } from "../rules";
import type { GetImport } from "../rules/steps";
import { tellDecisions, type Decision } from "../telling";

/** One column of the file as the wizard shows it: what it holds, where it goes, and why that was guessed. `isOpen`: its values fit more than one reading, so the person says which. */
export type ColumnRow = MappedColumn & { samples: string[]; filled: number; empty: number; reason: string; kind: Kind | null; isOpen: { decimal: boolean; dateOrder: boolean }; offer: { label: string; type: FieldType } | null };
/** A name somebody decided about. */
export type Decided = { field: string; label: string; name: string; outcome: string };
export type ColumnsPicture = {
  entity: Batch["entity"]; version: number; columns: ColumnRow[]; fields: { key: string; label: string; isRequired: boolean }[]; custom: { key: string; label: string; type: FieldType }[];
  questions: Question[]; pressing: number; makes: Noun[]; mayAddFields: boolean; notes: string[]; decided: Decided[];
  pipelines: { id: string; name: string }[]; pipelineId: string | null;
};

/** The step that maps columns: everything that is guessed, asked and decided, from the file's own values. */
export function getColumns(ctx: Ctx, { importId }: GetImport): Promise<ColumnsPicture> {
  return within(ctx, async (tx) => {
    const { batch, profiles, guesses, questions, input } = await open(ctx, tx, importId);
    const definitions = await readDefinitions(tx, batch.entity);
    const rights = rightsOf(ctx, batch.entity);
    const columns = batch.mapping.map((mapped): ColumnRow => {
      const profile = profiles[mapped.column] ?? newProfile();
      const { examples, filled, empty } = profile;
      const isOpen = { decimal: decideDecimal(profile).decimal === "ambiguous", dateOrder: decideDateOrder(profile).dateOrder === "ambiguous" };
      const guess = guesses[mapped.column];
      const kind = mapped.target.to === "field" ? (FIELDS[batch.entity].find(({ key }) => mapped.target.to === "field" && key === mapped.target.field)?.kind ?? null) : null;
      const isGuessed = mapped.target.to === "field" && guess?.field === mapped.target.field;
      return { ...mapped, samples: examples.slice(0, 3), filled, empty, kind, isOpen, reason: isGuessed ? guess.reason : "", offer: guess?.offer ? { label: guess.offer.label.slice(0, 60), type: guess.offer.type } : null };
    });
    const makes = (["customer", "product", "user", "stage", "contact"] as const).filter((noun) => canMake({ noun, makes: rights.makes }));
    const pipelines = batch.entity === "deals" ? await tx.pipeline.findMany({ where: { deletedAt: null, isActive: true }, orderBy: [{ isDefault: "desc" }, { name: "asc" }], select: { id: true, name: true }, take: 50 }) : [];
    return {
      entity: batch.entity, version: batch.version, columns, fields: FIELDS[batch.entity].map(({ key, label, isRequired }) => ({ key, label, isRequired: isRequired ?? false })),
      custom: definitions.map(({ key, label, type }) => ({ key, label, type })), questions, pressing: questions.filter(isPressing).length, makes, mayAddFields: rights.fields && batch.entity !== "people",
      notes: batch.layout.notes, decided: listDecided(batch, (id) => Object.values(input.lookups.names).map((index) => index?.nameOf(id)).find(Boolean) ?? ""), pipelines, pipelineId: batch.options.pipelineId ?? null,
    };
  });
}

/** What was decided for the person, for the preview to tell. */
export function getDecisions(ctx: Ctx, { importId }: GetImport): Promise<Decision[]> {
  return within(ctx, async (tx) => {
    const { batch, questions } = await open(ctx, tx, importId);
    return tellDecisions(batch, questions);
  });
}

async function open(ctx: Ctx, tx: Tx, importId: string) {
  const batch = await getBatch(tx, importId);
  const profiles: Profile[] = (await readProfiles(tx, importId)).map(unpackProfile);
  const guesses = guessMapping(batch.entity, batch.layout.columns.map((name, at) => ({ name, profile: profiles[at] ?? newProfile() })));
  const { mapping, options, decisions, entity } = batch;
  const input = { entity, mapping, options, decisions, lookups: await loadLookups(tx, batch), makes: rightsOf(ctx, entity).makes };
  return { batch, profiles, guesses, input, questions: listQuestions(input, profiles, guesses) };
}

function listDecided(batch: Batch, nameOf: (id: string) => string): Decided[] {
  return Object.entries(batch.decisions).flatMap(([field, { names }]) => {
    const label = FIELDS[batch.entity].find(({ key }) => key === field)?.label ?? field;
    return Object.entries(names).map(([name, choice]) => ({ field, label, name, outcome: outcomeOf(choice, nameOf) }));
  });
}

function outcomeOf(choice: Choice, nameOf: (id: string) => string) {
  if (choice.choose === "existing") return nameOf(choice.id) || "a record that is no longer there";
  return choice.choose === "create" ? (choice.probability ? `created, at ${choice.probability} %` : "created") : "left out";
}
