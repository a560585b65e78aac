import { z } from "zod";
import { Day } from "@/lib/dates";
import { Money } from "@/lib/money";

/** How the board and the lists may be ordered; "-" is descending. "board" is the place in the column, "month" the day a deal closed or is to close. */
export const DealSort = z.enum(["board", "amount", "-amount", "close", "-close", "age", "-age", "name", "-name", "customer", "-customer", "owner", "-owner", "created", "-created", "stage", "-stage", "month", "-month"]);
export type DealSort = z.infer<typeof DealSort>;

/** The sorts a column of the board knows. */
export type BoardSort = Extract<DealSort, "board" | "amount" | "-amount" | "close" | "-close" | "age" | "-age" | "name" | "-name">;

export const DealStatus = z.enum(["OPEN", "WON", "LOST"], "This status is not known.");

const OneOwner = z.union([z.literal(["me", "team", "none"]), z.uuid("This owner is not known.")], "This owner is not known.");
const yes = z.literal(["1", "true", "yes", "on"]).transform(() => true);

/** One reader for each parameter of the address; lists are repeated or, where no name can hold one, parted by commas. */
const readers = {
  pipeline: z.uuid("This pipeline is not known."),
  owner: z.array(OneOwner).max(50),
  stage: z.array(z.uuid("This stage is not known.")).max(50),
  product: z.array(z.uuid("This product is not known.")).max(50),
  tag: z.array(z.string().trim().min(1).max(60)).max(50),
  status: z.array(DealStatus).max(3),
  min: Money,
  max: Money,
  from: Day,
  to: Day,
  stale: yes,
  overdue: yes,
  unplanned: yes,
  high: yes,
  q: z.string().trim().max(200, "Search for at most 200 characters."),
} as const;

const parted = new Set(["owner", "stage", "product", "status"]);

/** All conditions hold at once; inside a list any one is enough. `min`/`max` bound the amount, `from`/`to` the expected close. `unplanned`: no open activity. */
export type DealFilters = { [K in keyof typeof readers]?: z.output<(typeof readers)[K]> | undefined };
export type FilterName = keyof typeof readers;
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;
export type ReadFilters = { filters: DealFilters; sort: DealSort; faults: Partial<Record<FilterName | "sort", string>> };

/** Reads filters and sort from an address. What is unknown is ignored; what is wrong is ignored too, with a sentence for its field. Never throws. */
export function readFilters(params: SearchParams): ReadFilters {
  const faults: ReadFilters["faults"] = {};
  const found = (Object.keys(readers) as FilterName[]).flatMap((name) => {
    const raw = given(name, params[name]);
    if (raw === undefined) return [];
    const { data, error } = readers[name].safeParse(raw);
    if (error) faults[name] = error.issues[0]?.message ?? "This filter is not understood.";
    return error ? [] : [[name, data] as const];
  });
  const sort = DealSort.safeParse(given("sort", params.sort) ?? "board");
  if (sort.error) faults.sort = "This order is not known.";
  return { filters: Object.fromEntries(found) as DealFilters, sort: sort.data ?? "board", faults };
}

/** The same filters as an address writes them, without the empty ones. */
export function writeFilters(filters: DealFilters, sort: DealSort = "board"): [string, string][] {
  const pairs = Object.entries(filters).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === "" || value === false) return [];
    if (Array.isArray(value)) return value.map((each) => [name, String(each)]);
    return [[name, value === true ? "1" : String(value)]];
  });
  return sort === "board" ? pairs : [...pairs, ["sort", sort]];
}

/** True when nothing narrows the deals but the pipeline: then the counters know the totals. */
export function isUnfiltered({ pipeline: _pipeline, ...rest }: DealFilters) {
  return Object.values(rest).every((value) => value === undefined || value === "" || (Array.isArray(value) && value.length === 0));
}

function given(name: string, value: string | string[] | undefined) {
  const values = [value ?? []].flat().flatMap((text) => (parted.has(name) ? text.split(",") : [text])).filter((text) => text.trim() !== "");
  if (values.length === 0) return undefined;
  return parted.has(name) || name === "tag" ? values : values[0];
}
