import { inPhase } from "../rules/templates";

/** 6 weeks, 24 tasks, 21 required. */
export const healthcareHipaa = [
  ...inPhase("DISCOVERY", [
    ["kickoff", 1, "Hold the kickoff with the privacy officer", "Goals, people, dates, and what must never be typed into a case.", { sees: "FULL", hours: 3 }],
    ["agreement", 2, "Sign the business associate agreement", "Before any record reaches us.", { after: ["kickoff"], side: "CLIENT" }],
    ["flows", 3, "Map where protected health information flows", "Intake, mail, attachments, exports.", { after: ["kickoff"], sees: "FULL", hours: 14 }],
    ["risks", 2, "Write the security risk analysis", "Threats, safeguards and what is accepted.", { after: ["flows", "agreement"], sees: "FULL", hours: 10 }],
  ]),
  ...inPhase("CONFIGURATION", [
    ["environment", 1, "Set up the environment", "Encrypted, with a retention of six years.", { after: ["risks"], sees: "TITLE_ONLY", hours: 4 }],
    ["access", 3, "Set roles by the minimum necessary rule", "Nobody reads more than their work needs.", { after: ["environment"], sees: "FULL", hours: 12 }],
    ["sign_on", 2, "Turn on single sign-on with a second step", "", { after: ["environment"], side: "CLIENT" }],
    ["categories", 2, "Agree categories for privacy incidents", "With the privacy officer and legal.", { after: ["risks"], side: "CLIENT" }],
    ["workflow", 4, "Build the breach assessment workflow", "The four factors, the decision and its deadline.", { after: ["access", "categories"], sees: "TITLE_ONLY", hours: 24 }],
    ["log_review", 1, "Turn on the access log and its review", "Who looked at what, read every week.", { after: ["access"], hours: 4 }],
    ["branding", 1, "Brand the reporting page", "", { after: ["environment"], side: "CLIENT", isOptional: true }],
  ]),
  ...inPhase("DATA_MIGRATION", [
    ["extract", 2, "Export the open incidents without clinical detail", "Names of patients stay behind.", { after: ["flows"], side: "CLIENT" }],
    ["load", 2, "Import the open incidents", "Counted on both sides.", { after: ["extract", "workflow"], sees: "TITLE_ONLY", hours: 8 }],
    ["history", 2, "Import the closed incidents of six years", "", { after: ["load"], isOptional: true, hours: 10 }],
  ]),
  ...inPhase("UAT", [
    ["test_plan", 1, "Agree the acceptance test plan", "", { after: ["workflow"], side: "CLIENT" }],
    ["acceptance", 5, "Run the acceptance tests", "Every role, on made-up patients only.", { after: ["test_plan", "load", "sign_on", "log_review"], side: "CLIENT" }],
    ["drill", 2, "Rehearse a breach notice", "From the first report to the letter, inside sixty days.", { after: ["acceptance"], side: "CLIENT" }],
    ["fixes", 2, "Settle what the tests found", "", { after: ["drill"], sees: "FULL", hours: 12 }],
  ]),
  ...inPhase("GO_LIVE", [
    ["training", 2, "Train the workforce and keep the records", "Who was trained, on what, on which day.", { after: ["fixes"], side: "CLIENT" }],
    ["invite", 1, "Invite the users", "", { after: ["training"], side: "CLIENT" }],
    ["officer", 1, "The privacy officer confirms readiness", "", { after: ["invite"], side: "CLIENT" }],
    ["launch", 1, "Go live", "", { after: ["officer"], sees: "FULL", hours: 6 }],
  ]),
  ...inPhase("OPTIMIZATION", [
    ["review", 2, "Review the access log and the first incidents", "With the privacy officer.", { after: ["launch"], sees: "FULL", hours: 6 }],
    ["tuning", 3, "Tune the assessment on what came in", "", { after: ["review"], isOptional: true, hours: 6 }],
  ]),
];
