import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { DealFilters, DealSort } from "../rules/filtering";
import type { Board, CardPage } from "./shapes";

export type GetBoard = { pipelineId?: string | undefined; filters?: DealFilters | undefined; sort?: DealSort | undefined; firstScreen?: number | undefined };
/** The picture of one pipeline (`filters.pipeline`, else the default one): columns in order with totals and first cards. One statement. */
export declare function getBoard(ctx: Ctx, input?: GetBoard): Promise<Board>;

export type ListColumnCards = { stageId: string; after?: string | undefined; filters?: DealFilters | undefined; sort?: DealSort | undefined; limit?: number | undefined };
/** The next cards of one column, after a cursor. */
export declare function listColumnCards(ctx: Ctx, input: ListColumnCards): Promise<CardPage>;
