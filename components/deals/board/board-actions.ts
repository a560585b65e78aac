import type { Outcome } from "@/lib/action";
import type { LoseDeals, MoveDeals, ReopenDeal, WinDeals } from "@/lib/deals/rules";
import type { z } from "zod";
import type * as rules from "@/lib/deals/rules";

export type Done = { changeSetId: string };
export type Act<I> = (input: I) => Promise<Outcome<Done>>;

/** The server's side of the board, handed in by the page. */
export type BoardActions = {
  onMove: Act<MoveDeals>;
  onWin: Act<z.input<typeof rules.WinDeals>>;
  onLose: Act<z.input<typeof rules.LoseDeals>>;
  onReopen: Act<ReopenDeal>;
  onEdit: Act<z.input<typeof rules.EditDeal>>;
  onBulk: Act<z.input<typeof rules.BulkEditDeals>>;
  onDelete: Act<z.input<typeof rules.DeleteDeals>>;
  onUndo: Act<{ changeSetId: string }>;
};
export type { LoseDeals, WinDeals };
