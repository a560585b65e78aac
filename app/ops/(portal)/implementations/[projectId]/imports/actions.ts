"use server";

import * as mapping from "@/lib/imports/commands/mapping";
import * as previewing from "@/lib/imports/commands/previewing";
import * as running from "@/lib/imports/commands/running";
import * as undoing from "@/lib/imports/commands/undoing";
import * as queries from "@/lib/imports/queries";
import * as results from "@/lib/imports/queries/results";
import * as rules from "@/lib/imports/rules/steps";
import { staffAction, staffQuestion } from "@/lib/ops/action";
import { looking, steering } from "@/lib/ops/imports/entering";

export const mapColumn = staffAction("run_migrations", rules.MapColumn, steering(mapping.mapColumn));
export const keepColumn = staffAction("run_migrations", rules.KeepColumn, steering(mapping.keepColumn));
export const choosePipeline = staffAction("run_migrations", rules.ChoosePipeline, steering(mapping.choosePipeline));
export const decideName = staffAction("run_migrations", rules.DecideName, steering(mapping.decideName));
export const previewImport = staffAction("run_migrations", rules.PreviewImport, steering(previewing.previewImport));
export const fixCell = staffAction("run_migrations", rules.FixCell, steering(previewing.fixCell));
export const startImport = staffAction("run_migrations", rules.StartImport, steering(running.startImport));
export const cancelImport = staffAction("run_migrations", rules.CancelImport, steering(running.cancelImport));
export const resumeImport = staffAction("run_migrations", rules.ResumeImport, steering(running.resumeImport));
export const discardImport = staffAction("run_migrations", rules.DiscardImport, steering(running.discardImport));
export const undoImport = staffAction("run_migrations", rules.UndoImport, steering(undoing.undoImport));
export const getWork = staffQuestion("run_migrations", rules.GetImport, looking(queries.getWork));
export const searchRecords = staffQuestion("run_migrations", rules.SearchRecords, looking(results.searchRecords));
