import type { z } from "zod";
import type { Act, Undo } from "@/components/changes/tell";
import type * as rules from "@/lib/rates/rules";

/** The server's side of the page of rates, handed in by it. */
export type RateActions = { onEdit: Act<z.input<typeof rules.EditRate>>; onDelete: Act<z.input<typeof rules.DeleteRate>>; onUndo: Undo };

export type EnterRateAct = Act<z.input<typeof rules.EnterRate>, { changeSetId: string; rateId: string }>;
