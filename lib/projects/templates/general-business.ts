import { inPhase } from "../rules/templates";

/** 5 weeks, 19 tasks, 16 required. */
export const generalBusiness = [
  ...inPhase("DISCOVERY", [
    ["kickoff", 1, "Hold the kickoff", "Goals, people, dates and how we talk to each other.", { sees: "FULL", hours: 2 }],
    ["needs", 3, "Write down what is needed", "Channels, languages, who reads and who decides.", { after: ["kickoff"], sees: "FULL", hours: 10 }],
    ["plan", 2, "Agree the plan", "What will be configured, and what will not.", { after: ["needs"], sees: "FULL", hours: 6 }],
  ]),
  ...inPhase("CONFIGURATION", [
    ["environment", 1, "Set up the environment", "", { after: ["plan"], sees: "TITLE_ONLY", hours: 4 }],
    ["sign_on", 2, "Turn on single sign-on", "", { after: ["environment"], side: "CLIENT" }],
    ["categories", 3, "Agree categories and routing", "", { after: ["plan"], side: "CLIENT" }],
    ["workflow", 4, "Build the workflows", "", { after: ["environment", "categories"], sees: "TITLE_ONLY", hours: 20 }],
    ["policy", 2, "Publish the first policy", "", { after: ["workflow"], side: "CLIENT" }],
    ["branding", 1, "Brand the reporting page", "", { after: ["environment"], side: "CLIENT", isOptional: true }],
  ]),
  ...inPhase("DATA_MIGRATION", [
    ["people", 2, "Import the list of people", "Names, managers, locations and languages.", { after: ["environment"], side: "CLIENT" }],
    ["history", 2, "Import past cases", "", { after: ["workflow"], sees: "TITLE_ONLY", isOptional: true, hours: 8 }],
  ]),
  ...inPhase("UAT", [
    ["test_plan", 1, "Agree the acceptance test plan", "", { after: ["workflow"], side: "CLIENT" }],
    ["acceptance", 4, "Run the acceptance tests", "Every workflow once, by the people who will use it.", { after: ["policy", "people", "test_plan", "sign_on"], side: "CLIENT" }],
    ["fixes", 2, "Settle what the tests found", "", { after: ["acceptance"], sees: "FULL", hours: 10 }],
  ]),
  ...inPhase("GO_LIVE", [
    ["training", 2, "Train the administrators", "", { after: ["fixes"], sees: "FULL", hours: 8 }],
    ["invite", 1, "Invite the users", "", { after: ["training"], side: "CLIENT" }],
    ["launch", 1, "Go live", "", { after: ["invite"], sees: "FULL", hours: 4 }],
  ]),
  ...inPhase("OPTIMIZATION", [
    ["review", 2, "Review the first month with the sponsor", "", { after: ["launch"], sees: "FULL", hours: 4 }],
    ["tuning", 2, "Tune categories on what came in", "", { after: ["review"], isOptional: true, hours: 4 }],
  ]),
];
