import { getJob } from "@/lib/jobs/queries";
import { GetJob } from "@/lib/jobs/rules";
import { route } from "@/lib/route";

export const GET = route("jobs.read", GetJob, getJob);
