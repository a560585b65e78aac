import type { ImplActivityType } from "@/lib/generated/prisma/enums";
import type { Phase, ProjectType } from "@/lib/projects/rules/kinds";

/** One demo project: `age` in days since its kickoff, `done` tasks of the phase it is in. */
export type DemoProject = { type: ProjectType; age: number; phase: Phase; done: number; gates: number; ready: number; outcomes: string[]; notes: string; said: string | null; blocker?: string; hold?: string; liveFor?: number };

const speak = ["Everybody can speak up in their own language"];

export const PROJECTS: readonly DemoProject[] = [
  {
    type: "ENTERPRISE_FULL", age: 34, phase: "CONFIGURATION", done: 3, gates: 1, ready: 25, outcomes: speak, notes: "The works council agrees in writing before anything opens in Germany.",
    said: "We wait for the cost-centre feed; everything else goes on.", blocker: "The HR feed sends empty cost centres",
  },
  { type: "HEALTHCARE_HIPAA", age: 26, phase: "UAT", done: 1, gates: 3, ready: 70, outcomes: ["Breach assessments inside ten days"], notes: "The privacy officer decides; her deputy is back in two weeks.", said: null },
  { type: "FINANCIAL_SOX", age: 3, phase: "DISCOVERY", done: 1, gates: 0, ready: 0, outcomes: ["Control tests without spreadsheets"], notes: "Nothing moves in the week of the quarter’s close.", said: null },
  { type: "GENERAL_BUSINESS", age: 20, phase: "CONFIGURATION", done: 2, gates: 1, ready: 30, outcomes: speak, notes: "", said: "We rest until the merger is signed.", hold: "The client merges; the new board decides in two weeks." },
  { type: "SMB_QUICK_START", age: 5, phase: "CONFIGURATION", done: 4, gates: 1, ready: 45, outcomes: speak, notes: "Two people run it beside their work.", said: null },
  { type: "ENTERPRISE_FULL", age: 50, phase: "GO_LIVE", done: 1, gates: 3, ready: 90, outcomes: ["One case file for every entity"], notes: "Launch with the town hall.", said: "The users are being invited." },
  { type: "GENERAL_BUSINESS", age: 48, phase: "OPTIMIZATION", done: 0, gates: 4, ready: 100, outcomes: speak, notes: "The sponsor wants numbers every month.", said: "You are live. We look at the first month together.", liveFor: 9 },
  { type: "SMB_QUICK_START", age: 40, phase: "GO_LIVE", done: 1, gates: 4, ready: 100, outcomes: speak, notes: "", said: null, liveFor: 24 },
];

type Line = { type: ImplActivityType; subject: string; content?: string; decisionRationale?: string; attendees?: string[]; emailTo?: string[]; daysAgo: number };

export const LINES: readonly Line[] = [
  { type: "EMAIL_SENT", subject: "Agenda of the kickoff", content: "Goals, people, dates, and how we talk to each other.", emailTo: ["lead@client.test"], daysAgo: 30 },
  { type: "DECISION", subject: "Two languages first, the rest after the launch", decisionRationale: "Translations of the others are not back before the tests end.", daysAgo: 18 },
  { type: "EMAIL_RECEIVED", subject: "Names of the approvers", content: "Both have a deputy now.", daysAgo: 12 },
  { type: "MEETING", subject: "Weekly", content: "Open points walked through; nothing new on the list.", attendees: ["Ebele Nwosu", "The client’s project lead"], daysAgo: 2 },
  { type: "NOTE", subject: "The sponsor is away next week", daysAgo: 1 },
];
