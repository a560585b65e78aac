import type { DealFilters, DealSort } from "../rules/filtering";
import type { Converted } from "../rules/worth";

/** What pages and routes get. Money is decimal text in the row's own currency, days are "2026-06-30", instants ISO text. */

export type Status = "OPEN" | "WON" | "LOST";
export type NextActivity = { id: string; type: "TASK" | "CALL" | "EMAIL" | "MEETING" | "TODO" | "SAMPLE"; subject: string; dueDate: string | null; dueTime: string | null };

/** One card. `name` is always something to show (a deal without a name is called after customer and product). `stageAge` is whole days since it entered the stage. */
export type DealCard = {
  id: string; number: string; name: string; stageId: string; customerId: string | null; customerName: string | null;
  amount: string | null; currencyCode: string; ownerId: string | null; ownerName: string | null; expectedCloseDate: string | null;
  status: Status; probability: string; stageAge: number; nextActivity: NextActivity | null; tags: string[]; version: number;
  isStale: boolean; isOverdue: boolean; isHighValue: boolean; closedDate: string | null; lostReason: string | null;
  /** Whether the person looking may move and edit it. */
  canEdit: boolean;
};

export type BoardTotal = { currencyCode: string; count: number; value: string; weighted: string };

export type BoardColumn = {
  id: string; name: string; color: string | null; order: number; probability: string; daysInStage: number | null; isClosedWon: boolean; isClosedLost: boolean;
  /** Of all the column's deals, by currency; with a filter, of all that match. */
  totals: BoardTotal[];
  cards: DealCard[];
  /** Where the next cards begin; null when all are here. */
  nextCursor: string | null;
};

export type BoardPipeline = { id: string; name: string; isDefault: boolean; currencyCode: string; isStageOrderEnforced: boolean; highValueAmount: string | null };

export type Board = {
  pipeline: BoardPipeline;
  pipelines: { id: string; name: string }[];
  columns: BoardColumn[];
  header: { openCount: number; open: Converted; weighted: Converted; wonThisMonth: Converted };
  filters: DealFilters;
  sort: DealSort;
  isFiltered: boolean;
};

export type CardPage = { cards: DealCard[]; nextCursor: string | null };

/** A row of the table: the card and the columns a table can show. */
export type DealRow = DealCard & {
  pipelineId: string; pipelineName: string; stageName: string; stageColor: string | null; kind: "NEW" | "EXPANSION" | "RENEWAL"; source: string | null;
  discount: string; tax: string; total: string | null; createdDate: string; lastActivityDate: string | null;
};
/** `count` is exact up to 10,000; `isCountCapped` then reads "10,000+". */
export type DealList = { rows: DealRow[]; nextCursor: string | null; count: number; isCountCapped: boolean };

/** A group's subtotal in the table: the group's key (a stage, owner or customer id, a month "2026-06", or null) and its label. */
export type DealGroup = { key: string | null; label: string; count: number; value: Converted; weighted: Converted };

export type Forecast = { months: ForecastMonth[]; /** Open deals without an expected close; its month is "". */ undated: ForecastMonth };
export type ForecastMonth = { month: string; wonCount: number; openCount: number; won: Converted; committed: Converted; bestCase: Converted; weighted: Converted };
export type CalendarDeal = Pick<DealCard, "id" | "name" | "customerName" | "amount" | "currencyCode" | "ownerName" | "status" | "isOverdue" | "isStale" | "canEdit" | "version"> & { day: string; stageName: string; stageColor: string | null };
