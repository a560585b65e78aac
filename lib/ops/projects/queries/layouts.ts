import "server-only";
import type { StaffCtx } from "../../context";
import type { ListProjects } from "../rules";
import { getProjectBoard, listProjects } from "./lists";
import { getWorkload } from "./workload";

export type Layout = "board" | "table" | "workload";

/** What the page of implementations shows in this layout; the other two are null. */
export async function getImplementations(staff: StaffCtx, { layout, ...filters }: ListProjects & { layout: Layout }) {
  const [board, page, work] = await Promise.all([layout === "board" ? getProjectBoard(staff, filters) : null, layout === "table" ? listProjects(staff, filters) : null, layout === "workload" ? getWorkload(staff) : null]);
  return { board, page, work };
}
