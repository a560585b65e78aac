"use server";

import * as changing from "@/lib/blockers/commands/changing";
import * as opening from "@/lib/blockers/commands/opening";
import * as resolving from "@/lib/blockers/commands/resolving";
import * as snoozing from "@/lib/blockers/commands/snoozing";
import * as blockers from "@/lib/blockers/queries";
import * as rules from "@/lib/blockers/rules";
import { staffAction, staffQuestion } from "@/lib/ops/action";
import { inProject } from "@/lib/ops/projects/entering";
import { answerOnBlocker as answer } from "@/lib/progress/commands/answering";
import { AnswerOnBlocker } from "@/lib/progress/rules";

export const openBlocker = staffAction("manage_projects", rules.OpenBlocker, inProject(opening.openBlocker));
export const changeBlocker = staffAction("manage_projects", rules.ChangeBlocker, inProject(changing.changeBlocker));
export const snoozeBlocker = staffAction("manage_projects", rules.SnoozeBlocker, inProject(snoozing.snoozeBlocker));
export const wakeBlocker = staffAction("manage_projects", rules.OneBlocker, inProject(snoozing.wakeBlocker));
export const acknowledgeBlocker = staffAction("manage_projects", rules.OneBlocker, inProject(snoozing.acknowledgeBlocker));
export const resolveBlocker = staffAction("manage_projects", rules.ResolveBlocker, inProject(resolving.resolveBlocker));
export const reopenBlocker = staffAction("manage_projects", rules.ReopenBlocker, inProject(resolving.reopenBlocker));
export const previewEscalation = staffQuestion("manage_projects", rules.PreviewEscalation, inProject(blockers.previewEscalation));
export const answerOnBlocker = staffAction("manage_projects", AnswerOnBlocker, inProject(answer));
