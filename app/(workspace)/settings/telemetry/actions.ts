"use server";

import { action } from "@/lib/action";
import { enterValue as enter } from "@/lib/telemetry/commands/entering";
import { EnterValue } from "@/lib/telemetry/rules";

export const enterValue = action("telemetry.write", EnterValue, enter);
