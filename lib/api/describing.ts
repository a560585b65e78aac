import { z } from "zod";
import { permissions } from "@/lib/auth/permissions";
import { scopes } from "@/lib/keys/scopes";
import type { RouteSpec } from "@/lib/route";
import { Problem } from "./rules";

type Method = "GET" | "POST" | "PATCH" | "DELETE";
type Described = { spec: RouteSpec };
/** What is said of an operation beyond what its route knows. `sends`: bodies by media type, where the route reads a stream. */
export type Words = { summary: string; answers?: z.ZodType; sends?: Record<string, z.ZodType>; /** What it answers instead of JSON. */ type?: string };
/** The methods of one path: each the route's own handler and its words. */
export type Path = Partial<Record<Method, readonly [Described, string | Words]>>;
type Shared = Record<string, Schema>;
type Schema = Record<string, unknown> & { properties?: Record<string, unknown>; required?: string[]; anyOf?: Schema[]; oneOf?: Schema[] };

/** The OpenAPI 3.1 document of every route an API key opens, made of the very schemas that validate. */
export function describe(paths: Readonly<Record<string, Path>>) {
  const shared: Shared = {};
  const problem = schemaOf(Problem, "output", shared);
  const operations = Object.fromEntries(Object.entries(paths).map(([path, methods]) => [path, operationsOf(path, methods, shared)]));
  return {
    openapi: "3.1.0",
    info: { title: "Throughline", version: "1.0.0", description: "Send telemetry, read and change the CRM, read adoption plans. Sign in with an API key; its scopes say which of these it opens." },
    servers: [{ url: "/" }],
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: `An API key of the organization. Scopes: ${Object.entries(scopes).map(([scope, words]) => `${scope} (${words.charAt(0).toLowerCase()}${words.slice(1)})`).join(", ")}.` } },
      schemas: { Problem: problem, ...shared },
    },
    paths: operations,
  };
}

function operationsOf(path: string, methods: Path, shared: Shared) {
  return Object.fromEntries(Object.entries(methods).map(([method, [{ spec }, words]]) => [method.toLowerCase(), operation({ method, path }, spec, typeof words === "string" ? { summary: words } : words, shared)]));
}

function operation({ method, path }: { method: string; path: string }, { permission, input, status, takesKey, isStream, accepts = [] }: RouteSpec, { summary, answers, sends, type = "application/json" }: Words, shared: Shared) {
  const scope = permissions[permission][2];
  const schema = schemaOf(input, "input", shared);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const hasBody = !isStream && (method === "POST" || method === "PATCH");
  const parameters = [
    ...inPath.map((name) => ({ name, in: "path", required: true, schema: schema.properties?.[name] ?? { type: "string" } })),
    ...(hasBody ? [] : queryOf(schema, inPath)),
    ...(takesKey ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 }, description: "The same key and request answer the same result for 24 hours." }] : []),
  ];
  const bodies: Record<string, z.ZodType | Schema> = sends ?? (hasBody ? { "application/json": without(schema, inPath) } : filesOf(accepts));
  const content = Object.fromEntries(Object.entries(bodies).map(([type, body]) => [type, { schema: body instanceof z.ZodType ? schemaOf(body, "input", shared) : body }]));
  return {
    operationId: nameOf(method, path), summary, security: [{ key: scope ? [scope] : [] }], ...(parameters.length > 0 && { parameters }),
    ...(Object.keys(content).length > 0 && { requestBody: { required: true, content } }),
    responses: {
      [status]: { description: "Done.", content: { [type]: { schema: answers ? schemaOf(answers, "output", shared) : {} } } },
      ...Object.fromEntries(refusalsOf({ hasBody: hasBody || isStream === true, isTyped: sends !== undefined }).map(([code, description]) => [code, { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } }])),
    },
  };
}

/** What may be answered instead. Only what has a body can be too large, and only what comes in several types can be of none of them. */
function refusalsOf({ hasBody, isTyped }: { hasBody: boolean; isTyped: boolean }) {
  return REFUSALS.filter(([code]) => (code !== "413" || hasBody) && (code !== "415" || isTyped));
}

/** A text is told as such; any other file is bytes. */
function filesOf(accepts: readonly string[]): Record<string, Schema> {
  return Object.fromEntries(accepts.map((type) => [type, { type: "string", ...(!type.startsWith("text/") && { format: "binary" }) }]));
}

const REFUSALS = [
  ["400", "It cannot be read."], ["401", "No key, or one that is unknown, expired or revoked."], ["403", "The key's scopes do not cover it."], ["404", "It is not there."],
  ["409", "Somebody changed it meanwhile."], ["413", "It is too large."], ["415", "It is of a media type that is not read here."], ["422", "A rule forbids it, or a field is wrong."], ["429", "Too often; Retry-After says when to try again."],
] as const;

function queryOf({ properties = {}, required = [] }: Schema, inPath: readonly string[]) {
  return Object.entries(properties).filter(([name]) => !inPath.includes(name)).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
}

/** The body: the input without what stands in the address. */
function without({ properties, required, ...schema }: Schema, names: readonly string[]): Schema {
  const members = (of: Schema[] | undefined) => of?.map((member) => without(member, names));
  return {
    ...schema, ...(schema.anyOf && { anyOf: members(schema.anyOf) ?? [] }), ...(schema.oneOf && { oneOf: members(schema.oneOf) ?? [] }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))) }), ...(required && { required: required.filter((name) => !names.includes(name)) }),
  };
}

/** "GET", "/api/crm/deals/{dealId}/win" → "getCrmDealsByDealIdWin". */
function nameOf(method: string, path: string) {
  const words = path.replace(/^\/api\//, "").split(/[/-]/).map((part) => (part.startsWith("{") ? `By${part.charAt(1).toUpperCase()}${part.slice(2, -1)}` : part.charAt(0).toUpperCase() + part.slice(1)));
  return `${method.toLowerCase()}${words.join("")}`;
}

/** Definitions that refer to themselves stand among the components, once each. */
function schemaOf(schema: z.ZodType, io: "input" | "output", shared: Shared): Schema {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  let text = JSON.stringify(rest);
  for (const [name, definition] of Object.entries($defs)) {
    const own = JSON.stringify(definition).replaceAll(`#/$defs/${name}"`, `#/components/schemas/SELF"`);
    const known = Object.entries(shared).find(([title, held]) => JSON.stringify(held).replaceAll(`#/components/schemas/${title}"`, `#/components/schemas/SELF"`) === own)?.[0];
    const title = known ?? `Part${Object.keys(shared).length + 1}`;
    shared[title] = JSON.parse(own.replaceAll(`#/components/schemas/SELF"`, `#/components/schemas/${title}"`)) as Schema;
    text = text.replaceAll(`#/$defs/${name}"`, `#/components/schemas/${title}"`);
  }
  return JSON.parse(text) as Schema;
}
