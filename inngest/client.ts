import { Inngest } from "inngest";

export const inngest = new Inngest({ id: "throughline" });

/** Cloud or self-hosted with an event key, or a dev server (INNGEST_DEV). Otherwise the relay in this process does the work. */
export function isInngestConfigured() {
  const { INNGEST_EVENT_KEY, INNGEST_DEV = "0" } = process.env;
  return Boolean(INNGEST_EVENT_KEY) || !["", "0", "false"].includes(INNGEST_DEV);
}
