import type { Category } from "../rules";
import type { Level } from "./policy";

export const waitingOn: Record<Category, string> = { INTERNAL: "Waiting on us", CLIENT_SIDE: "Waiting on the client", VENDOR: "Waiting on a third party" };
export const levelWords: Record<Level, string> = { REMINDER: "reminder", MANAGER: "manager", DIRECTOR: "director" };
