import { inPhase } from "../rules/templates";

/** Guided: 8 weeks, 33 tasks, 21 required; the migration is wholly optional. */
export const enterpriseFull = [
  ...inPhase("DISCOVERY", [
    ["kickoff", 1, "Hold the kickoff", "Goals, people, dates and how we talk to each other.", { sees: "FULL", hours: 3 }],
    ["people", 1, "Name the sponsor, the project lead and the approvers", "With a deputy for each.", { after: ["kickoff"], side: "CLIENT" }],
    ["requirements", 3, "Write down the requirements with every department", "Intake channels, languages, confidentiality and reporting duties.", { after: ["kickoff"], sees: "FULL", hours: 16 }],
    ["systems", 2, "List the systems to connect, with their owners", "Identity, HR, cost centres, archives.", { after: ["kickoff"], side: "CLIENT" }],
    ["privacy", 1, "Settle questions of data protection and works councils", "What each country asks for before people may report.", { after: ["requirements"], isOptional: true, hours: 6 }],
    ["design", 3, "Write the solution design", "What will be configured, connected and migrated, and what will not.", { after: ["requirements", "systems"], sees: "FULL", hours: 20 }],
  ]),
  ...inPhase("CONFIGURATION", [
    ["environment", 2, "Set up the environments", "One to work in, one to test in.", { after: ["design"], sees: "TITLE_ONLY", hours: 8 }],
    ["sign_on", 3, "Turn on single sign-on", "Certificates and claims agreed with the identity team.", { after: ["environment"], side: "CLIENT", hours: 6 }],
    ["categories", 3, "Agree categories and routing with legal", "Which kinds of case exist and who may read each.", { after: ["design"], side: "CLIENT" }],
    ["workflows", 5, "Build the workflows", "Triage, investigation, decision and close, for every category.", { after: ["environment", "categories"], sees: "TITLE_ONLY", hours: 32 }],
    ["policies", 3, "Publish the first policies", "With the translations and the audience of each.", { after: ["workflows"], side: "CLIENT" }],
    ["hr_feed", 4, "Connect the HR and cost-centre feed", "People, managers and cost centres, every night.", { after: ["environment", "systems"], side: "CLIENT", hours: 12 }],
    ["branding", 2, "Brand the reporting page in every language", "Logo, colours and the words of the first page.", { after: ["environment"], sees: "FULL", isOptional: true, hours: 6 }],
    ["retention", 2, "Set retention rules for each jurisdiction", "How long a closed case is kept, and who may delete it.", { after: ["design"], isOptional: true, hours: 6 }],
    ["reports", 2, "Build the reports the sponsor asked for", "For the audit committee and the works council.", { after: ["workflows"], isOptional: true, hours: 10 }],
  ]),
  ...inPhase("DATA_MIGRATION", [
    ["extract", 2, "Export the cases of the present system", "As files, with attachments apart.", { after: ["systems"], side: "CLIENT", isOptional: true }],
    ["mapping", 2, "Agree how old fields become new ones", "Every column, and what is left behind.", { after: ["extract", "categories"], sees: "FULL", isOptional: true, hours: 10 }],
    ["trial_load", 2, "Import on trial and compare the counts", "Cases, people, attachments, open and closed.", { after: ["mapping"], sees: "TITLE_ONLY", isOptional: true, hours: 12 }],
    ["load", 2, "Import the history", "After the counts agree.", { after: ["trial_load"], sees: "TITLE_ONLY", isOptional: true, hours: 8 }],
  ]),
  ...inPhase("UAT", [
    ["test_plan", 2, "Agree the acceptance test plan", "What is tested, by whom, and what passes.", { after: ["workflows"], side: "CLIENT" }],
    ["acceptance", 8, "Run the acceptance tests", "Every workflow, in every language in use.", { after: ["test_plan", "policies", "hr_feed", "sign_on"], side: "CLIENT" }],
    ["fixes", 4, "Settle what the tests found", "Mended, or agreed to stay as it is.", { after: ["acceptance"], sees: "FULL", hours: 24 }],
    ["retest", 2, "Confirm the fixes and accept", "In writing, by the project lead.", { after: ["fixes"], side: "CLIENT" }],
    ["security", 2, "Answer the security questionnaire", "With the current reports attached.", { after: ["environment"], isOptional: true, hours: 8 }],
    ["volume", 1, "Try a day of the expected volume", "Intake, notices and the nightly feed.", { after: ["workflows"], isOptional: true, hours: 4 }],
  ]),
  ...inPhase("GO_LIVE", [
    ["training", 3, "Train the administrators and the investigators", "Two sessions, recorded.", { after: ["retest"], sees: "FULL", hours: 16 }],
    ["invite", 2, "Invite the users", "At least half of them before the launch.", { after: ["training"], side: "CLIENT" }],
    ["announce", 2, "Announce the launch to everyone", "From the sponsor, with the address of the page.", { after: ["retest"], side: "CLIENT", isOptional: true }],
    ["review", 2, "Review the readiness with the sponsor", "Gates, open points, the first week's watch.", { after: ["invite"], sees: "FULL", hours: 4 }],
    ["launch", 1, "Go live", "The page opens; the old channel points to it.", { after: ["review"], sees: "FULL", hours: 6 }],
  ]),
  ...inPhase("OPTIMIZATION", [
    ["watch", 10, "Watch the first two weeks", "Cases that wait, people who cannot sign in, feeds that fail.", { after: ["launch"], sees: "TITLE_ONLY", hours: 20 }],
    ["tuning", 3, "Tune the routing on what the first cases show", "", { after: ["watch"], isOptional: true, hours: 8 }],
    ["outcome", 2, "Review the outcomes with the sponsor", "What was promised, what is there, what comes next.", { after: ["watch"], sees: "FULL", hours: 6 }],
  ]),
];
