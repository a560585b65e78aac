type Level = "ESSENTIAL" | "ADVANTAGE" | "SIGNATURE";
type Criteria = Record<string, unknown>;
/** What is measured: name, type, criteria; required unless it says otherwise. */
export type DemoAttribute = { name: string; type: "BOOLEAN" | "NUMBER" | "STRING" | "TIMESTAMP"; criteria: Criteria; optional?: true; fresh?: number };
export type DemoTask = { name: string; weight: string; level?: Level; minutes?: number; outcomes?: string[]; releases?: string[]; tags?: string[]; doc?: string; video?: string; about?: string; telemetry?: DemoAttribute[] };
export type DemoDefinition = { outcomes: string[]; releases: [name: string, level: string][]; tags: [name: string, color: string][]; tasks: DemoTask[]; attributes?: [string, string][] };

const atLeast = (name: string, threshold: number, more: Partial<DemoAttribute> = {}): DemoAttribute => ({ name, type: "NUMBER", criteria: { type: "number_threshold", operator: "greater_than_or_equal", threshold }, ...more });
const isOn = (name: string, more: Partial<DemoAttribute> = {}): DemoAttribute => ({ name, type: "BOOLEAN", criteria: { type: "boolean_flag", expectedValue: true }, ...more });
const filled = (name: string): DemoAttribute => ({ name, type: "STRING", criteria: { type: "string_not_null" } });
const lately = (name: string, withinDays: number): DemoAttribute => ({ name, type: "TIMESTAMP", criteria: { type: "timestamp_comparison", mode: "within_days", withinDays, referenceTime: "now" } });
const often = (name: string, minCount: number, days: number, threshold: number): DemoAttribute => ({ name, type: "NUMBER", criteria: { type: "count_in_window", minCount, days, of: { type: "number_threshold", operator: "greater_than_or_equal", threshold } } });
const QUICK: [string, string] = ["Quick win", "#22925A"];
const ADMIN: [string, string] = ["Administrator", "#7652AC"];
const CHANGE: [string, string] = ["Change management", "#C37B15"];

/** What each product of the demo organization asks of a customer on the way to full use. */
export const DEFINITIONS: Readonly<Record<string, DemoDefinition>> = {
  "Policy Hub": {
    outcomes: ["Audit-ready", "Faster close of exceptions", "Reach every employee", "Less work by hand"], releases: [["1.0", "1.0"], ["1.1", "1.1"], ["2.0", "2.0"]], tags: [QUICK, ADMIN, CHANGE],
    attributes: [["Data region", "EU and US"], ["Deployment", "Cloud"]],
    tasks: [
      {
        name: "Connect single sign-on", weight: "10", minutes: 90, outcomes: ["Reach every employee"], releases: ["1.0"], tags: ["Quick win", "Administrator"],
        doc: "https://docs.halden.test/policy-hub/single-sign-on", telemetry: [isOn("sso_enabled")],
      },
      {
        name: "Import the policy library", weight: "15", minutes: 480, outcomes: ["Audit-ready"], releases: ["1.0"], tags: ["Administrator"], doc: "https://docs.halden.test/policy-hub/import",
        video: "https://videos.halden.test/policy-hub/import", telemetry: [atLeast("policies_published", 120)],
      },
      {
        name: "Invite reviewers from every region", weight: "10", minutes: 120, outcomes: ["Reach every employee", "Audit-ready"], releases: ["1.0"], tags: ["Change management"],
        telemetry: [atLeast("active_reviewers", 25), atLeast("regions_with_reviewer", 5)],
      },
      { name: "Route exceptions to their owners", weight: "10", minutes: 180, outcomes: ["Faster close of exceptions"], releases: ["1.1"], about: "Rules send each exception to the person who can close it." },
      { name: "Run the first attestation campaign across all legal entities", weight: "15", minutes: 600, outcomes: ["Audit-ready"], releases: ["1.1"], tags: ["Change management"], telemetry: [atLeast("attestation_rate", 90)] },
      { name: "Publish the audit pack", weight: "10", level: "ADVANTAGE", minutes: 240, outcomes: ["Audit-ready"], releases: ["2.0"], doc: "https://docs.halden.test/policy-hub/audit-pack", telemetry: [filled("audit_pack_url")] },
      { name: "Send the weekly digest to managers", weight: "5", minutes: 30, outcomes: ["Reach every employee"], releases: ["1.1"], tags: ["Quick win"], telemetry: [atLeast("digest_opens_30d", 10)] },
      { name: "Take cases from the hotline", weight: "10", level: "SIGNATURE", minutes: 300, outcomes: ["Faster close of exceptions"], releases: ["2.0"], telemetry: [isOn("hotline_linked"), lately("last_case_taken", 30)] },
      { name: "Use the mobile app", weight: "5", minutes: 45, outcomes: ["Reach every employee"], releases: ["1.1"], tags: ["Quick win"], telemetry: [atLeast("mobile_sessions", 20, { optional: true, fresh: 14 })] },
      {
        name: "Keep people in step with the HR feed", weight: "10", level: "ADVANTAGE", minutes: 360, outcomes: ["Less work by hand"], releases: ["2.0"], tags: ["Administrator"],
        telemetry: [atLeast("hr_records_synced", 2000), lately("hr_last_sync", 2)],
      },
    ],
  },
  "Case Desk": {
    outcomes: ["Shorter investigations", "One record of every case", "Reporting the board trusts"], releases: [["1.0", "1.0"], ["1.2", "1.2"]], tags: [QUICK, ADMIN],
    tasks: [
      { name: "Set up case types and their fields", weight: "15", minutes: 300, outcomes: ["One record of every case"], releases: ["1.0"], tags: ["Administrator"], telemetry: [atLeast("case_types", 4)] },
      { name: "Move open cases over", weight: "20", minutes: 960, outcomes: ["One record of every case"], releases: ["1.0"], doc: "https://docs.halden.test/case-desk/moving", telemetry: [atLeast("imported_cases", 1)] },
      { name: "Assign investigators by rule", weight: "15", minutes: 180, outcomes: ["Shorter investigations"], releases: ["1.0"], telemetry: [isOn("assignment_rules_active")] },
      { name: "Close cases inside 30 days", weight: "20", minutes: 0, outcomes: ["Shorter investigations"], releases: ["1.0"], telemetry: [often("closed_within_30d_rate", 4, 60, 75)] },
      { name: "Write findings with templates", weight: "10", level: "ADVANTAGE", minutes: 120, outcomes: ["Shorter investigations"], releases: ["1.2"], tags: ["Quick win"], telemetry: [atLeast("templates_used_30d", 5)] },
      { name: "Send the quarterly report to the board", weight: "15", level: "ADVANTAGE", minutes: 240, outcomes: ["Reporting the board trusts"], releases: ["1.2"], telemetry: [lately("last_board_report", 100)] },
    ],
  },
  "Signal Analytics": {
    outcomes: ["See risk early", "Decide on numbers"], releases: [["3.0", "3.0"], ["3.1", "3.1"]], tags: [QUICK, ADMIN],
    tasks: [
      { name: "Connect the first data source", weight: "20", minutes: 480, outcomes: ["See risk early"], releases: ["3.0"], tags: ["Administrator"], telemetry: [atLeast("connected_sources", 1)] },
      { name: "Connect finance and HR", weight: "20", minutes: 720, outcomes: ["See risk early"], releases: ["3.0"], telemetry: [atLeast("connected_sources_total", 3)] },
      { name: "Tune the risk model with your own cases", weight: "20", level: "ADVANTAGE", minutes: 960, outcomes: ["See risk early"], releases: ["3.1"], telemetry: [lately("model_tuned_at", 180)] },
      { name: "Put a dashboard in front of each business unit", weight: "15", minutes: 300, outcomes: ["Decide on numbers"], releases: ["3.0"], telemetry: [atLeast("dashboards_viewed_30d", 8)] },
      { name: "Act on alerts within five days", weight: "25", minutes: 0, outcomes: ["See risk early", "Decide on numbers"], releases: ["3.0"], telemetry: [atLeast("alerts_answered_rate", 80)] },
    ],
  },
  "Disclosure Manager": {
    outcomes: ["Every conflict declared", "Approvals without mail"], releases: [["1.0", "1.0"]], tags: [QUICK],
    tasks: [
      { name: "Publish the disclosure form", weight: "25", minutes: 120, outcomes: ["Every conflict declared"], releases: ["1.0"], tags: ["Quick win"], telemetry: [isOn("form_published")] },
      { name: "Define approvers by country", weight: "20", minutes: 180, outcomes: ["Approvals without mail"], releases: ["1.0"], telemetry: [atLeast("countries_with_approver", 3)] },
      { name: "Run the yearly disclosure round", weight: "35", minutes: 480, outcomes: ["Every conflict declared"], releases: ["1.0"], telemetry: [atLeast("disclosure_rate", 95)] },
      { name: "Answer gift requests within two days", weight: "20", level: "ADVANTAGE", minutes: 0, outcomes: ["Approvals without mail"], releases: ["1.0"], telemetry: [atLeast("answered_in_two_days_rate", 90)] },
    ],
  },
  Hotline: {
    outcomes: ["Everybody can speak up", "Reports reach the right desk"], releases: [["2.0", "2.0"], ["2.3", "2.3"]], tags: [QUICK, CHANGE],
    tasks: [
      { name: "Open the intake page in every language", weight: "30", minutes: 240, outcomes: ["Everybody can speak up"], releases: ["2.0"], telemetry: [atLeast("languages_live", 5)] },
      { name: "Announce the line to all employees", weight: "20", minutes: 180, outcomes: ["Everybody can speak up"], releases: ["2.0"], tags: ["Change management"] },
      { name: "Name who receives which category", weight: "25", minutes: 120, outcomes: ["Reports reach the right desk"], releases: ["2.0"], tags: ["Quick win"], telemetry: [isOn("routing_complete")] },
      { name: "Acknowledge every report within seven days", weight: "25", minutes: 0, outcomes: ["Reports reach the right desk"], releases: ["2.3"], telemetry: [atLeast("acknowledged_in_seven_days_rate", 100)] },
    ],
  },
  "Third-party Risk": {
    outcomes: ["Know every supplier", "Onboard in days"], releases: [["1.0", "1.0"], ["1.4", "1.4"]], tags: [ADMIN, CHANGE],
    tasks: [
      { name: "Load the supplier master", weight: "25", minutes: 600, outcomes: ["Know every supplier"], releases: ["1.0"], tags: ["Administrator"], telemetry: [atLeast("suppliers_loaded", 500)] },
      { name: "Score suppliers by spend and country", weight: "20", minutes: 240, outcomes: ["Know every supplier"], releases: ["1.0"], telemetry: [atLeast("suppliers_scored_rate", 95)] },
      { name: "Send questionnaires to the critical ones", weight: "25", minutes: 480, outcomes: ["Know every supplier"], releases: ["1.0"], tags: ["Change management"], telemetry: [atLeast("questionnaires_returned_rate", 70)] },
      { name: "Block orders until a supplier is cleared", weight: "15", level: "SIGNATURE", minutes: 720, outcomes: ["Onboard in days"], releases: ["1.4"], telemetry: [isOn("order_block_active")] },
      { name: "Watch sanctions lists daily", weight: "15", level: "ADVANTAGE", minutes: 60, outcomes: ["Know every supplier"], releases: ["1.4"], telemetry: [lately("last_screening", 2)] },
    ],
  },
  "Ethics Training": {
    outcomes: ["Everybody trained", "Training that is remembered"], releases: [["1.0", "1.0"]], tags: [QUICK],
    tasks: [
      { name: "Load the learner list", weight: "20", minutes: 90, outcomes: ["Everybody trained"], releases: ["1.0"], tags: ["Quick win"], telemetry: [atLeast("learners", 1)] },
      { name: "Assign the first course", weight: "30", minutes: 60, outcomes: ["Everybody trained"], releases: ["1.0"], telemetry: [filled("first_course")] },
      { name: "Reach 95 percent completion", weight: "30", minutes: 0, outcomes: ["Everybody trained"], releases: ["1.0"], telemetry: [atLeast("completion_rate", 95)] },
      { name: "Ask again after ninety days", weight: "10", level: "ADVANTAGE", minutes: 60, outcomes: ["Training that is remembered"], releases: ["1.0"], telemetry: [lately("last_refresher", 120)] },
    ],
  },
};

/** Products sold as one, with what only the whole asks for. */
export const SOLUTIONS = [
  { name: "Compliance Suite", description: "Policies, cases and disclosures in one record of what the organization promised and did.", products: ["Policy Hub", "Case Desk", "Disclosure Manager"], outcomes: ["One compliance record"],
    tasks: [["Name an executive sponsor", "30", 30], ["Agree on one set of legal entities", "40", 240], ["Review the programme together every quarter", "30", 120]] },
  { name: "Speak-up Programme", description: "From a report on the line to a closed case, with the training that makes people use it.", products: ["Hotline", "Case Desk", "Ethics Training"], outcomes: ["A line people trust"],
    tasks: [["Publish how reporters are protected", "50", 120], ["Tell people what became of their reports", "40", 90]] },
] as const;
