/** The sheets of a product's workbook that are read, in their order. */
export const SHEETS = ["Info", "Tasks", "Licenses", "Outcomes", "Releases", "Tags", "Custom Attributes", "Resources", "Telemetry"] as const;
export type SheetName = (typeof SHEETS)[number];
/** Those with a line for each thing, which an id names. */
export const TABLES = ["Tasks", "Licenses", "Outcomes", "Releases", "Tags", "Custom Attributes", "Telemetry"] as const;
export type TableName = (typeof TABLES)[number];

/** What one line is about, for sentences. */
export const nouns: Record<SheetName, string> = {
  Info: "product", Tasks: "task", Licenses: "licence", Outcomes: "outcome", Releases: "release", Tags: "tag", "Custom Attributes": "attribute", Resources: "link", Telemetry: "measured attribute",
};

/** Values by field, as `canonical` writes them. A task's outcomes, releases and tags are the keys of those lines; an attribute's `task` the key of its task. */
export type Values = Readonly<Record<string, unknown>>;
/** One thing of a definition. `key`: its id, or the place of a new one ("Tasks!7"). `row` is that of the file; null where it comes from the database. */
export type Line = { key: string; id: string | null; row: number | null; label: string; values: Values };
/** Everything a product is made of, sheet by sheet; Info and Resources have one line: the product's own. */
export type Definition = Readonly<Record<SheetName, readonly Line[]>>;
/** What a file says: sheets and columns it does not have are not spoken of. */
export type Said = { lines: Partial<Record<SheetName, readonly Line[]>>; places: Partial<Record<SheetName, Readonly<Record<string, number>>>> };

/** What is wrong at one cell ("" is the whole sheet): what stands there, and what would be right. */
export type Fault = { sheet: string; cell: string; found: string; message: string };

/** Where a file comes from: the product, the version that was exported, and the last change it holds. null: it does not say. */
export type Origin = { productId: string; version: number; revision: string | null } | null;
