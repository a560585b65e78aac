import { Inngest } from "inngest";

export const inngest = new Inngest({ id: "throughline" });

export const isInngestConfigured = Boolean(process.env.INNGEST_EVENT_KEY);
