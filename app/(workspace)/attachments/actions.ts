"use server";

import { action } from "@/lib/action";
import * as commands from "@/lib/attachments/commands";
import * as rules from "@/lib/attachments/rules";

export const deleteAttachment = action("attachments.edit", rules.DeleteAttachment, commands.deleteAttachment);
