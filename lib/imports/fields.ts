import type { CustomFieldType, Entity } from "./rules";

export type Kind = "text" | "money" | "number" | "integer" | "percent" | "date" | "instant" | "boolean" | "enum" | "currency" | "email" | "url" | "phone" | "tags" | "username" | "zone" | "reference";
export type Noun = "customer" | "product" | "user" | "stage" | "contact";
/** A place in the product that a column can go to. `synonyms` are header words of other systems, in plain small letters. */
export type Field = {
  key: string; label: string; kind: Kind; synonyms: string[]; isRequired?: true; longest?: number;
  values?: readonly string[]; synonymValues?: Record<string, string>; refers?: Noun; example?: string;
};

/** A longer text in a column of names is no name: it is a fault of its cell and looked for nowhere. */
export const LONGEST_NAME = 500;

const SOURCES = ["WEB", "REFERRAL", "EVENT", "CAMPAIGN", "COLD_CALL", "TRADE_SHOW", "OTHER"];
const WEB = { website: "WEB", online: "WEB", "web site": "WEB", "word of mouth": "REFERRAL", "outbound call": "COLD_CALL", advertisement: "CAMPAIGN" };

const field = (key: string, label: string, kind: Kind, synonyms: string, more: Partial<Field> = {}): Field => ({ key, label, kind, synonyms: synonyms.split(", ").filter(Boolean), ...more });
const refers = (noun: Noun): Partial<Field> => ({ refers: noun });
const closed = (values: readonly string[], synonymValues: Record<string, string> = {}): Partial<Field> => ({ values, synonymValues });
const REQUIRED = { isRequired: true } as const;

const CUSTOMERS = [
  field("name", "Name", "text", "account, account name, company, company name, customer, customer name, organization, organisation, client, kunde, firma", { ...REQUIRED, longest: 200 }),
  field("externalId", "External id", "text", "id, account id, customer id, company id, crm id, record id, account number, customer number", { longest: 200 }),
  field("industry", "Industry", "text", "sector, branch, vertical, branche", { longest: 200 }),
  field("annualRevenue", "Annual revenue", "money", "revenue, turnover, yearly revenue, annual turnover, sales volume, umsatz"),
  field("currencyCode", "Currency", "currency", "currency code, iso currency"),
  field("employeeCount", "Employees", "integer", "employees, number of employees, headcount, staff, no of employees, mitarbeiter"),
  field("companySize", "Company size", "enum", "size, size band", closed(["SMALL", "MEDIUM", "LARGE", "ENTERPRISE"], { smb: "SMALL", mid: "MEDIUM", midmarket: "MEDIUM", "mid market": "MEDIUM" })),
  field("parentCustomer", "Parent customer", "reference", "subsidiary of, parent, parent account, parent company, parent customer, belongs to, group", refers("customer")),
  field("owner", "Owner", "reference", "sales agent, account owner, sales rep, rep, responsible, owner name", refers("user")),
  field("accountManager", "Account manager", "reference", "customer manager, key account manager, csm", refers("user")),
  field("type", "Type", "enum", "customer type, account kind", closed(["BUSINESS", "INDIVIDUAL"], { company: "BUSINESS", b2b: "BUSINESS", person: "INDIVIDUAL", private: "INDIVIDUAL", b2c: "INDIVIDUAL" })),
  field("status", "Status", "enum", "customer status, account status", closed(["ACTIVE", "INACTIVE", "CHURNED", "PROSPECTIVE"], { lost: "CHURNED", former: "CHURNED", prospect: "PROSPECTIVE" })),
  field("category", "Category", "enum", "relationship", closed(["CUSTOMER", "PARTNER", "PROSPECT"], { client: "CUSTOMER", reseller: "PARTNER" })),
  field("source", "Source", "enum", "lead source, origin, acquisition channel", closed(SOURCES, WEB)),
  field("website", "Website", "url", "url, web, homepage, web site, domain"),
  field("primaryEmail", "E-mail", "email", "email, email address, mail, company email"),
  field("primaryPhone", "Phone", "phone", "telephone, tel, phone number, main phone"),
  field("billingAddress.street", "Street (billing)", "text", "street, address, billing street, billing address, address line 1"),
  field("billingAddress.city", "City (billing)", "text", "city, town, billing city"),
  field("billingAddress.region", "Region (billing)", "text", "state, region, province, billing state"),
  field("billingAddress.postalCode", "Postcode (billing)", "text", "postcode, zip, zip code, postal code, billing zip"),
  field("billingAddress.country", "Country (billing)", "text", "country, office location, headquarters, billing country, hq, hq country, land"),
  field("description", "Description", "text", "about, notes, comment", { longest: 10_000 }),
  field("preferredChannel", "Preferred channel", "enum", "preferred contact", closed(["EMAIL", "PHONE", "SMS", "IN_PERSON"], { mail: "EMAIL", "e mail": "EMAIL", call: "PHONE" })),
  field("tags", "Tags", "tags", "labels, keywords"),
];

const DEALS = [
  field("externalId", "External id", "text", "opportunity id, deal id, id, record id, crm id, opportunity number", { longest: 200 }),
  field("name", "Name", "text", "deal name, opportunity name, opportunity, deal, title, subject", { longest: 200 }),
  field("customer", "Customer", "reference", "account, account name, company, company name, customer name, client, organization, kunde", refers("customer")),
  field("contact", "Contact", "reference", "contact name, primary contact, person, contact email", refers("contact")),
  field("product", "Product", "reference", "product name, item, sku, produkt", refers("product")),
  field("owner", "Owner", "reference", "sales agent, sales rep, rep, salesperson, deal owner, opportunity owner, account executive, responsible", refers("user")),
  field("stage", "Stage", "reference", "deal stage, sales stage, stage name, opportunity stage, status, phase", refers("stage")),
  field("amount", "Amount", "money", "close value, value, deal value, deal amount, price, revenue, opportunity amount, total value, betrag"),
  field("discount", "Discount", "money", "rebate, rabatt"),
  field("tax", "Tax", "money", "vat, sales tax"),
  field("currencyCode", "Currency", "currency", "currency code, iso currency, deal currency"),
  field("createdDate", "Created", "instant", "engage date, created, created date, create date, created at, open date, opened, start date, date created"),
  field("closeDate", "Close date (closed or expected, as the stage says)", "date", "close date, closing date, date closed"),
  field("closedDate", "Closed on", "date", "closed, closed date, closed on, won date, actual close date"),
  field("expectedCloseDate", "Expected close", "date", "expected close date, expected close, forecast date, target close date, due date"),
  field("kind", "Kind", "enum", "deal kind, deal type, opportunity type", closed(["NEW", "EXPANSION", "RENEWAL"], { "new business": "NEW", upsell: "EXPANSION", "cross sell": "EXPANSION", "existing business": "EXPANSION" })),
  field("source", "Source", "enum", "lead source, origin", closed(["INBOUND", "OUTBOUND", "REFERRAL", "PARTNER"], { web: "INBOUND", website: "INBOUND", "cold call": "OUTBOUND" })),
  field("wonReason", "Won because", "text", "won reason, win reason"),
  field("lostReason", "Lost because", "enum", "lost reason, loss reason", closed(["PRICE", "COMPETITION", "NO_BUDGET", "TIMING", "PRODUCT_FIT", "OTHER"], { competitor: "COMPETITION", budget: "NO_BUDGET", "too expensive": "PRICE" })),
  field("lostToCompetitor", "Lost to", "text", "competitor, lost to competitor"),
  field("tags", "Tags", "tags", "labels, keywords"),
];

const PRODUCTS = [
  field("name", "Name", "text", "product, product name, item, title, produkt", { ...REQUIRED, longest: 200 }),
  field("externalId", "External id", "text", "id, product id, record id", { longest: 200 }),
  field("code", "Code", "text", "sku, product code, article number, item number, part number", { longest: 100 }),
  field("series", "Series", "text", "family, line, product line, product family, range", { longest: 200 }),
  field("listPrice", "List price", "money", "sales price, price, unit price, retail price, list, preis"),
  field("currencyCode", "Currency", "currency", "currency code, iso currency"),
  field("description", "Description", "text", "details, about, notes", { longest: 10_000 }),
];

const PEOPLE = [
  field("name", "Name", "text", "sales agent, full name, person, user, employee, agent, sales rep, rep, user name", { ...REQUIRED, longest: 200 }),
  field("externalId", "External id", "text", "id, user id, employee id, person id", { longest: 200 }),
  field("username", "Username", "username", "login, user login, account name"),
  field("email", "E-mail", "email", "email, email address, mail, work email"),
  field("manager", "Manager", "reference", "boss, supervisor, reports to, line manager, team lead", refers("user")),
  field("role", "Role", "enum", "system role, permission", closed(["USER", "ADMIN", "SME", "CSS", "VIEWER"], { administrator: "ADMIN", "read only": "VIEWER", "sales rep": "USER", member: "USER" })),
  field("timezone", "Time zone", "zone", "time zone, tz"),
];

export const FIELDS: Record<Entity, Field[]> = { customers: CUSTOMERS, deals: DEALS, products: PRODUCTS, people: PEOPLE };

/** A custom field reads its cells like the built-in kind nearest to it. */
export const KIND_OF_CUSTOM: Record<CustomFieldType, Kind> = { TEXT: "text", NUMBER: "number", DATE: "date", BOOLEAN: "boolean", SELECT: "text", MULTI_SELECT: "tags", URL: "url", EMAIL: "email" };

/** What one row is called in sentences. */
export const ONE: Record<Entity | Noun, string> = { customers: "customer", deals: "deal", products: "product", people: "person", customer: "customer", product: "product", user: "person", stage: "stage", contact: "contact" };

export const findField = (entity: Entity, key: string) => FIELDS[entity].find((each) => each.key === key);
