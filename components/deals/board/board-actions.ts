import type { Outcome } from "@/lib/action";
import type { z } from "zod";
import type * as rules from "@/lib/deals/rules";

/** Null: nothing had to be written. `next`: what is offered to follow. */
export type Done = { changeSetId: string | null; next?: { label: string; href: string } };
export type Act<I> = (input: I) => Promise<Outcome<Done>>;

/** The server's side of the board, handed in by the page. */
export type BoardActions = {
  onMove: Act<z.input<typeof rules.MoveDeals>>;
  onWin: Act<z.input<typeof rules.WinDeals>>;
  onLose: Act<z.input<typeof rules.LoseDeals>>;
  onReopen: Act<z.input<typeof rules.ReopenDeal>>;
  onEdit: Act<z.input<typeof rules.EditDeal>>;
  onBulk: Act<z.input<typeof rules.BulkEditDeals>>;
  onDelete: Act<z.input<typeof rules.DeleteDeals>>;
  onUndo: (input: { changeSetId: string }) => Promise<Outcome<unknown>>;
};
