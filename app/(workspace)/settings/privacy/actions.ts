"use server";

import { action } from "@/lib/action";
import { erasePerson as erase } from "@/lib/privacy/commands/erasing";
import { askForExport as ask } from "@/lib/privacy/commands/packing";
import { AskForExport, ErasePerson } from "@/lib/privacy/rules";

export const erasePerson = action("privacy.erase", ErasePerson, erase);
export const askForExport = action("privacy.export", AskForExport, ask);
