import { expect, test } from "vitest";
import { z } from "zod";
import { signInAs } from "../isolation/browser";
import { listExports } from "../isolation/exports";
import { requests } from "../isolation/requests";
import { scene } from "../isolation/scene";
import type { Document } from "./document";

const { GET } = await import("@/app/api/openapi.json/route");
const document = (await GET().json()) as Document & { components: { schemas: Record<string, object> } };
const routes = await listExports("app", /(^|\/)route\.ts$/);

type Content = Record<string, { schema: z.core.JSONSchema.JSONSchema }>;
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { responses }]) => {
  const [[status = "", done] = []] = Object.entries(responses as Record<string, { content: Content }>);
  return { key: `${path.slice(1).replace(/\{(\w+)\}/g, "[$1]")}#${method.toUpperCase()}`, path, method, status: Number(status), schema: done?.content["application/json"]?.schema };
})).filter(({ schema }) => schema);

test("every answer is described, not as anything at all", () => {
  expect(operations.filter(({ schema }) => Object.keys(schema ?? {}).length === 0).map(({ key }) => key)).toEqual([]);
});

test("what every route of the CRM answers is what its description says", async () => {
  const reading = await scene({ isFull: true });
  for (const { key, path, method, status, schema } of operations.filter((one) => one.key.startsWith("api/crm/") || one.key.startsWith("api/search") || one.key.startsWith("api/jobs"))) {
    const [asking, route] = [requests[key], routes.find((one) => one.key === key)];
    if (!asking || !route) throw new Error(`${key} has no case`);
    const home = asking.asks ? reading : await scene();
    await signInAs(home.adam);
    const { params = {}, query = {}, body } = await asking.ask(home);
    const request = new Request(`http://localhost${path}?${new URLSearchParams(query)}`, { method: method.toUpperCase(), ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }) });
    const response = (await route.call(request, { params: Promise.resolve(params) })) as Response;
    const { success, error } = z.fromJSONSchema({ ...schema, components: document.components }).safeParse(await response.json());
    expect([key, response.status, success ? [] : error.issues]).toEqual([key, status, []]);
  }
}, 120_000);
