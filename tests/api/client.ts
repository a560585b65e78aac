import type { Exported } from "../isolation/exports";

type Parameter = { name: string; in: "path" | "query" | "header"; required: boolean };
type Operation = { operationId: string; summary: string; security: { key: string[] }[]; parameters?: Parameter[]; requestBody?: { required: boolean; content: Record<string, { schema: object }> }; responses: Record<string, object> };
export type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: object };

/** A client that knows nothing but the description: it calls an operation by its name, puts each value where its parameter says, and refuses what the description asks for and does not get. */
export function clientOf(document: Document, routes: readonly Exported[], secret: string) {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  return async (name: string, { body, ...values }: { body?: object } & Record<string, unknown>) => {
    const found = operations.find(({ operation }) => operation.operationId === name);
    if (!found) throw new Error(`There is no operation ${name}`);
    const { path, method, operation } = found;
    for (const parameter of operation.parameters ?? []) if (parameter.required && values[parameter.name] === undefined) throw new Error(`${name} needs ${parameter.name}`);
    if (operation.requestBody?.required && !body) throw new Error(`${name} needs a body`);
    const at = (place: Parameter["in"]) => Object.fromEntries((operation.parameters ?? []).filter((each) => each.in === place && values[each.name] !== undefined).map((each) => [each.name, String(values[each.name])]));
    const route = routes.find(({ key }) => key === `${path.slice(1).replace(/\{(\w+)\}/g, "[$1]")}#${method.toUpperCase()}`);
    const [type = "application/json"] = Object.keys(operation.requestBody?.content ?? {});
    const headers = { ...at("header"), authorization: `Bearer ${secret}`, ...(body && { "content-type": type }) };
    const request = new Request(`http://localhost${path}?${new URLSearchParams(at("query"))}`, { method: method.toUpperCase(), headers, ...(body && { body: JSON.stringify(body) }) });
    const response = (await route?.call(request, { params: Promise.resolve(at("path")) })) as Response;
    return { status: response.status, said: (await response.json()) as Record<string, unknown> };
  };
}
