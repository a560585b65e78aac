import "server-only";
import { describe } from "@/lib/adoption/rules/describing";
import type { Ctx } from "@/lib/auth/context";
import { csvResponse } from "@/lib/csv";
import { levelNames } from "../rules/words";
import type { GetCatalogProduct } from "../rules";
import { getCatalogProduct } from "./record";
import type { CatalogProduct, PartRow, TaskRow } from "./shapes";

/** A product's tasks as a file, in their order; what a task carries is named, one cell each. 404 when the product is not there. */
export async function exportTasks(ctx: Ctx, { productId }: GetCatalogProduct): Promise<Response> {
  return csvResponse("tasks.csv", pagesOf(await getCatalogProduct(ctx, { productId })));
}

async function* pagesOf({ tasks, parts, name }: CatalogProduct): AsyncGenerator<string[][]> {
  yield [["Product", "#", "Task", "Description", "Weight", "Licence", "Estimate (minutes)", "Outcomes", "Releases", "Tags", "How-to texts", "How-to videos", "Telemetry", "Notes", "External id", "Id"]];
  yield tasks.map((task, place) => [
    name, String(place + 1), task.name, task.description ?? "", task.weight, levelNames[task.licenseLevel], task.estMinutes?.toString() ?? "",
    named(parts.outcomes, task.outcomes), named(parts.releases, task.releases), named(parts.tags, task.tags), task.howToDoc.join(" "), task.howToVideo.join(" "), measured(task), task.notes ?? "", task.externalId ?? "", task.id,
  ]);
}

function named(parts: readonly PartRow[], ids: readonly string[]) {
  return parts.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join("; ");
}

function measured({ telemetry }: TaskRow) {
  return telemetry.filter(({ isActive }) => isActive).map(({ name, successCriteria }) => [name, successCriteria && describe(successCriteria)].filter(Boolean).join(" ")).join("; ");
}
