import { serve } from "inngest/next";
import { inngest } from "@/inngest/client";
import * as blockers from "@/inngest/blockers";
import * as jobs from "@/inngest/jobs";
import { sweeps } from "@/inngest/sweeps";

export const maxDuration = 60;

export const { GET, POST, PUT } = serve({ client: inngest, functions: [...Object.values(jobs), ...Object.values(blockers), ...sweeps], enableUnauthedSync: false });
