"use server";

import { action, question } from "@/lib/action";
import * as mapping from "@/lib/imports/commands/mapping";
import * as previewing from "@/lib/imports/commands/previewing";
import * as running from "@/lib/imports/commands/running";
import * as undoing from "@/lib/imports/commands/undoing";
import * as queries from "@/lib/imports/queries";
import * as results from "@/lib/imports/queries/results";
import * as rules from "@/lib/imports/rules/steps";

export const mapColumn = action("imports.run", rules.MapColumn, mapping.mapColumn);
export const keepColumn = action("imports.run", rules.KeepColumn, mapping.keepColumn);
export const choosePipeline = action("imports.run", rules.ChoosePipeline, mapping.choosePipeline);
export const decideName = action("imports.run", rules.DecideName, mapping.decideName);
export const previewImport = action("imports.run", rules.PreviewImport, previewing.previewImport);
export const fixCell = action("imports.run", rules.FixCell, previewing.fixCell);
export const startImport = action("imports.run", rules.StartImport, running.startImport);
export const cancelImport = action("imports.run", rules.CancelImport, running.cancelImport);
export const resumeImport = action("imports.run", rules.ResumeImport, running.resumeImport);
export const discardImport = action("imports.run", rules.DiscardImport, running.discardImport);
export const undoImport = action("imports.run", rules.UndoImport, undoing.undoImport);
export const getWork = question("imports.read", rules.GetImport, queries.getWork);
export const searchRecords = question("imports.read", rules.SearchRecords, results.searchRecords);
