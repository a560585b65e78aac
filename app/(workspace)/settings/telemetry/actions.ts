"use server";

import { action } from "@/lib/action";
import { retryJob } from "@/lib/jobs/commands/steering";
import { RetryJob } from "@/lib/jobs/rules";
import { enterValue as enter } from "@/lib/telemetry/commands/entering";
import { EnterValue } from "@/lib/telemetry/rules";

export const enterValue = action("telemetry.write", EnterValue, enter);
export const retryEvaluation = action("jobs.edit", RetryJob, async (ctx, asked) => ({ ...(await retryJob(ctx, asked)), changeSetId: null }));
