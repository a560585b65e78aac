import type { SuccessCriteria } from "@/lib/adoption/rules/criteria";
import type { Resources } from "../rules";
import type { DataType, LicenseLevel } from "../rules/words";

export type AttributeRow = { id: string; name: string; description: string | null; dataType: DataType; isRequired: boolean; isActive: boolean; freshDays: number; graceDays: number; successCriteria: SuccessCriteria | null };

/** A task as its editor needs it. `weight` is decimal text; `heldBy`: who else has its editor open. `from`: the product it comes from, on a solution's page. */
export type TaskRow = {
  id: string; name: string; description: string | null; notes: string | null; estMinutes: number | null; weight: string; licenseLevel: LicenseLevel; howToDoc: string[]; howToVideo: string[]; externalId: string | null;
  outcomes: string[]; releases: string[]; tags: string[]; telemetry: AttributeRow[]; heldBy: string | null; from: { id: string; name: string } | null;
};

/** A licence's level is "1" to "3", a release's decimal text; a tag has its colour, an attribute its type and value. */
export type PartRow = { id: string; name: string; description: string | null; level: string | null; isActive: boolean; color: string | null; dataType: DataType | null; value: string | number | boolean | null; tasks: number };
export type Parts = { licenses: PartRow[]; outcomes: PartRow[]; releases: PartRow[]; tags: PartRow[]; attributes: PartRow[] };

/** `heldBy`: who else has its editor open. */
type Definition = { heldBy: string | null; id: string; name: string; description: string | null; resources: Resources; definitionVersion: number; customers: number; parts: Parts; tasks: TaskRow[]; weight: string };
export type CatalogProduct = Definition & { code: string | null; series: string | null; listPrice: string | null; currencyCode: string | null; externalId: string | null; solutions: { id: string; name: string }[] };
/** `weight` is that of its own tasks; `tasks` are its own and its products', in the order it shows them. */
export type CatalogSolution = Definition & { products: { id: string; name: string }[]; choices: { id: string; name: string }[] };
