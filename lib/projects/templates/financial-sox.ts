import { inPhase } from "../rules/templates";

/** 6 weeks, 21 tasks, 19 required. */
export const financialSox = [
  ...inPhase("DISCOVERY", [
    ["kickoff", 1, "Hold the kickoff with finance and internal audit", "Goals, people, and the quarter's calendar.", { sees: "FULL", hours: 3 }],
    ["scope", 3, "List the controls in scope", "By process, with the owner and the frequency of each.", { after: ["kickoff"], side: "CLIENT" }],
    ["matrix", 3, "Draw the risk and control matrix", "Which control answers which risk, and its evidence.", { after: ["scope"], sees: "FULL", hours: 18 }],
    ["segregation", 2, "Agree which duties nobody may hold together", "", { after: ["matrix"], side: "CLIENT" }],
  ]),
  ...inPhase("CONFIGURATION", [
    ["environment", 1, "Set up the environment", "With a retention of seven years.", { after: ["kickoff"], sees: "TITLE_ONLY", hours: 4 }],
    ["roles", 3, "Build the roles with their separated duties", "Preparer, reviewer and auditor are three people.", { after: ["segregation", "environment"], sees: "FULL", hours: 14 }],
    ["sign_on", 2, "Turn on single sign-on", "", { after: ["environment"], side: "CLIENT" }],
    ["workflow", 4, "Build the workflow of a control test", "Request, evidence, review, exception, remedy.", { after: ["roles"], sees: "TITLE_ONLY", hours: 24 }],
    ["branding", 1, "Brand the reporting page for accounting concerns", "", { after: ["environment"], side: "CLIENT", isOptional: true }],
  ]),
  ...inPhase("DATA_MIGRATION", [
    ["extract", 2, "Export last year's control evidence", "", { after: ["scope"], side: "CLIENT" }],
    ["load", 2, "Import the evidence", "Each file with its control and period.", { after: ["extract", "workflow"], sees: "TITLE_ONLY", hours: 10 }],
    ["reconcile", 1, "Reconcile counts and totals", "Signed by the controller.", { after: ["load"], side: "CLIENT" }],
  ]),
  ...inPhase("UAT", [
    ["test_plan", 1, "Agree the acceptance test plan", "", { after: ["matrix"], side: "CLIENT" }],
    ["acceptance", 4, "Run the acceptance tests", "One full control test for every process.", { after: ["reconcile", "test_plan", "sign_on"], side: "CLIENT" }],
    ["auditor", 2, "Show the external auditor the trail", "Who did what, and that it cannot be changed.", { after: ["acceptance"], side: "CLIENT" }],
    ["fixes", 2, "Settle what the tests found", "", { after: ["auditor"], sees: "FULL", hours: 12 }],
  ]),
  ...inPhase("GO_LIVE", [
    ["training", 1, "Train the control owners", "", { after: ["fixes"], sees: "FULL", hours: 8 }],
    ["certify", 1, "The finance chief certifies readiness", "", { after: ["training"], side: "CLIENT" }],
    ["launch", 1, "Go live", "", { after: ["certify"], sees: "FULL", hours: 6 }],
  ]),
  ...inPhase("OPTIMIZATION", [
    ["quarter", 5, "Accompany the first quarter's close", "", { after: ["launch"], sees: "FULL", hours: 16 }],
    ["tuning", 2, "Take out controls that test the same thing", "", { after: ["quarter"], isOptional: true, hours: 6 }],
  ]),
];
