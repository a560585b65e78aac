"use server";

import * as resolving from "@/lib/blockers/commands/resolving";
import * as snoozing from "@/lib/blockers/commands/snoozing";
import * as rules from "@/lib/blockers/rules";
import { staffAction } from "@/lib/ops/action";
import { asOwner } from "@/lib/ops/blockers/entering";
import { answerOnBlocker as answer } from "@/lib/progress/commands/answering";
import { AnswerOnBlocker } from "@/lib/progress/rules";

export const snoozeBlocker = staffAction("own_blockers", rules.SnoozeBlocker, asOwner(snoozing.snoozeBlocker));
export const wakeBlocker = staffAction("own_blockers", rules.OneBlocker, asOwner(snoozing.wakeBlocker));
export const acknowledgeBlocker = staffAction("own_blockers", rules.OneBlocker, asOwner(snoozing.acknowledgeBlocker));
export const resolveBlocker = staffAction("own_blockers", rules.ResolveBlocker, asOwner(resolving.resolveBlocker));
export const answerOnBlocker = staffAction("own_blockers", AnswerOnBlocker, asOwner(answer));
