/** The people of the demo organization; all share the password. */
export const PEOPLE = [
  { key: "admin", name: "Adaeze Obi", role: "ADMIN", manager: null },
  { key: "manager", name: "Priya Raman", role: "USER", manager: null },
  { key: "rep", name: "Ines Okafor", role: "USER", manager: "manager" },
  { key: "marek", name: "Marek Dvořák", role: "USER", manager: "manager" },
  { key: "tomas", name: "Tomás Quiroga", role: "USER", manager: "manager" },
  { key: "success", name: "Hanna Lindqvist", role: "CSS", manager: null },
  { key: "expert", name: "Owen Pritchard", role: "SME", manager: null },
  { key: "viewer", name: "Vera Castellano", role: "VIEWER", manager: null },
] as const;

/** The vendor's staff, who sign in under /ops. */
export const STAFF = [
  { key: "ops", name: "Noor van Dijk", role: "ADMIN", manager: null },
  { key: "support", name: "Callum Reyes", role: "SUPPORT_L3", manager: "ops" },
  { key: "implementer", name: "Ebele Nwosu", role: "IMPLEMENTATION", manager: "ops" },
  { key: "csm", name: "Lucía Ferreira", role: "CLIENT_SUCCESS", manager: "ops" },
  { key: "hotline", name: "Yuki Tanabe", role: "HOTLINE_OPS", manager: "ops" },
] as const;

export const PRODUCTS = [
  { name: "Policy Hub", code: "PH", series: "Compliance", listPrice: "18500.00" },
  { name: "Case Desk", code: "CD", series: "Compliance", listPrice: "14000.00" },
  { name: "Signal Analytics", code: "SA", series: "Insight", listPrice: "39500.00" },
  { name: "Disclosure Manager", code: "DM", series: "Compliance", listPrice: "9600.00" },
  { name: "Hotline", code: "HL", series: "Speak-up", listPrice: "7200.00" },
  { name: "Third-party Risk", code: "TR", series: "Insight", listPrice: "26000.00" },
  { name: "Ethics Training", code: "ET", series: "Learning", listPrice: "4800.00" },
] as const;

export const TAGS = [
  { name: "strategic", color: "#006272", category: "DEAL" },
  { name: "renewal risk", color: "#C37B15", category: "DEAL" },
  { name: "legal review", color: "#7652AC", category: "DEAL" },
  { name: "multi-year", color: "#22925A", category: "DEAL" },
  { name: "reference", color: "#22925A", category: "CUSTOMER" },
  { name: "regulated", color: "#7652AC", category: "CUSTOMER" },
  { name: "public sector", color: "#7B8587", category: "CUSTOMER" },
] as const;

export const COMPETITORS = ["Verity Line", "Northgate GRC", "Clearpath Ethics", "in-house", "spreadsheets"] as const;

export const FIRST_NAMES = ["Margarida", "Duarte", "Leonor", "Ingrid", "Mateus", "Sunita", "Bram", "Aisha", "Colm", "Freya", "Joaquín", "Katarzyna", "Luca", "Mei", "Nadia", "Olufemi", "Petra", "Rafael", "Saoirse", "Tariq", "Una", "Viktor", "Wanjiru", "Zofia", "Anders", "Beatriz", "Dmitri", "Elodie", "Gareth", "Hiroko"] as const;
export const LAST_NAMES = ["Vasconcelos", "Figueira", "Bastos", "Halvorsen", "Moreau", "Banerjee", "de Wit", "Rahman", "Gallagher", "Sigurdsson", "Herrera", "Nowak", "Conti", "Zhang", "Petrov", "Adeyemi", "Kovács", "Almeida", "Byrne", "Siddiqui", "Lund", "Marchetti", "Kamau", "Wójcik", "Eriksen", "Pinto", "Volkov", "Laurent", "Pugh", "Sato"] as const;
export const JOBS = [
  ["Chief Compliance Officer", "Compliance", "DECISION_MAKER"],
  ["General Counsel", "Legal", "DECISION_MAKER"],
  ["Head of Internal Audit", "Audit", "INFLUENCER"],
  ["Information security lead", "IT", "GATEKEEPER"],
  ["Procurement manager", "Procurement", "GATEKEEPER"],
  ["HR director", "People", "INFLUENCER"],
  ["Compliance analyst", "Compliance", "USER"],
] as const;
