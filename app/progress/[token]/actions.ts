"use server";

import { progressAction, progressLockAction } from "@/lib/progress/action";
import * as entering from "@/lib/progress/commands/entering";
import * as replying from "@/lib/progress/commands/replying";
import * as working from "@/lib/progress/commands/working";
import * as rules from "@/lib/progress/rules";

export const sendCode = progressLockAction(rules.Nothing, entering.sendCode);
export const enterCode = progressLockAction(rules.EnterCode, entering.enterCode);

export const completeTask = progressAction("WORK", rules.OneTask, working.completeTask);
export const addComment = progressAction("WORK", rules.AddComment, working.addComment);
export const replyToBlocker = progressAction("WORK", rules.ReplyToBlocker, replying.replyToBlocker);
export const signGoLive = progressAction("SIGN", rules.SignGoLive, working.signGoLive);
