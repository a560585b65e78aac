import { z } from "zod";
import { CATEGORIES, type Category } from "../rules";

export const LEVELS = ["REMINDER", "MANAGER", "DIRECTOR"] as const;
export type Level = (typeof LEVELS)[number];
export const levelLabels: Record<Level, string> = { REMINDER: "Reminder", MANAGER: "Manager", DIRECTOR: "Director" };

/** Whole or half business days, so that every target is a whole number of seconds. */
const Days = z.number().min(0.5, "At least half a business day.").max(120, "At most 120 business days.").multipleOf(0.5, "Whole or half business days.");

/** Business days of counted time after which each level hears of a blocker. */
export const Timing = z
  .strictObject({ REMINDER: Days, MANAGER: Days, DIRECTOR: Days })
  .refine(({ REMINDER, MANAGER }) => REMINDER < MANAGER, { path: ["MANAGER"], message: "The manager comes after the reminder." })
  .refine(({ MANAGER, DIRECTOR }) => MANAGER < DIRECTOR, { path: ["DIRECTOR"], message: "The director comes after the manager." });
export type Timing = z.infer<typeof Timing>;

/** The policy to begin with (implementation.md, Blockers and escalation); migration 0100 writes the same as version 1. */
export const ESCALATION_TIMING: Record<Category, Timing> = {
  INTERNAL: { REMINDER: 2, MANAGER: 3, DIRECTOR: 7 },
  CLIENT_SIDE: { REMINDER: 2, MANAGER: 5, DIRECTOR: 7 },
  VENDOR: { REMINDER: 2, MANAGER: 5, DIRECTOR: 7 },
};

/** `version` is the one that was seen; a newer one refuses. */
export const ChangePolicy = z.strictObject({ category: z.enum(CATEGORIES), version: z.number().int().min(1), levels: Timing });
export type ChangePolicy = z.infer<typeof ChangePolicy>;
