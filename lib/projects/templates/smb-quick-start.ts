import { inPhase } from "../rules/templates";

/** Self-serve: 2 weeks, 11 tasks, 9 required. */
export const smbQuickStart = [
  ...inPhase("CONFIGURATION", [
    ["welcome", 1, "Send the welcome pack and the progress link", "The administrator gets the address, the first steps and a name to write to.", { sees: "FULL", hours: 1, plg: "SETUP" }],
    ["details", 1, "Confirm organization details and administrator", "Legal name, time zone, working hours and who administers the account.", { after: ["welcome"], side: "CLIENT", plg: "SETUP" }],
    ["branding", 1, "Add the logo and the colours of the reporting page", "What people see when they open the page.", { after: ["details"], side: "CLIENT", isOptional: true, plg: "SETUP" }],
    ["sign_in", 1, "Choose how people sign in", "Passwords with a second step, or the company's single sign-on.", { after: ["details"], side: "CLIENT", plg: "SETUP" }],
    ["policy", 2, "Publish the first policy", "One policy people can read and confirm; a code of conduct is the usual start.", { after: ["sign_in"], side: "CLIENT", plg: "FIRST_POLICY" }],
    ["categories", 1, "Choose case categories from the starter list", "Ten to fifteen are enough to begin with.", { after: ["policy"], side: "CLIENT", plg: "FIRST_POLICY" }],
    ["workflow", 1, "Build the first workflow", "Who reads a new case, who decides, and within how many days.", { after: ["categories"], side: "CLIENT", plg: "FIRST_WORKFLOW" }],
  ]),
  ...inPhase("UAT", [
    ["trial", 1, "Send a test case from intake to close", "One person reports, another handles it to the end.", { after: ["workflow"], side: "CLIENT", plg: "FIRST_WORKFLOW" }],
    ["walkthrough", 1, "Walk through the product together", "Half an hour, for everyone who will handle cases.", { after: ["workflow"], sees: "FULL", isOptional: true, hours: 1, plg: "INVITE_TEAM" }],
    ["invite", 1, "Invite the team", "Everyone who handles cases, with the role they need.", { after: ["trial"], side: "CLIENT", plg: "INVITE_TEAM" }],
  ]),
  ...inPhase("GO_LIVE", [["launch", 1, "Open the reporting page to everyone", "The address goes to all employees.", { after: ["invite"], side: "CLIENT", plg: "INVITE_TEAM" }]]),
];
