import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { permissions } from "@/lib/auth/permissions";
import { listExports } from "../isolation/exports";
import type { Document } from "./document";

const { GET } = await import("@/app/api/openapi.json/route");
const document = (await GET().json()) as Document;
if (process.env.OPENAPI_OUT) writeFileSync(process.env.OPENAPI_OUT, JSON.stringify(document));

type Spec = { permission: keyof typeof permissions };
const routes = await listExports("app", /(^|\/)route\.ts$/);

test("every route that a key opens to machines is described, under the scope that opens it, and no other", () => {
  const open = routes.flatMap(({ key, call }) => {
    const spec = (call as typeof call & { spec?: Spec }).spec;
    const scope = spec && permissions[spec.permission][2];
    const [folder = "", method = ""] = key.split("#");
    return scope ? [`${method.toLowerCase()} /${folder.replace(/\[(\w+)\]/g, "{$1}")} ${scope}`] : [];
  });
  const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { security }]) => `${method} ${path} ${security[0]?.key[0]}`));
  expect(described.toSorted()).toEqual(open.filter((line) => !NOT_TOLD.some((path) => line.includes(path))).toSorted());
});

/** Parts of pages, opened to keys with what they belong to. */
const NOT_TOLD = ["/api/attachments", "/api/crm/board/cards"];

test("operations have names of their own, every part of a path is a parameter, and every reference leads somewhere", () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, ...operation })));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, parameters = [] } of operations) expect([path, parameters.filter((each) => each.in === "path").map(({ name }) => name)]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = ""]) => reference);
  for (const reference of references) expect([reference, reference.replace("#/", "").split("/").reduce<unknown>((held, part) => (held as Record<string, unknown>)[part], document)]).toEqual([reference, expect.any(Object)]);
});

test("a route that reads files says which, as it is declared where the route is", () => {
  const content = (path: string) => document.paths[path]?.["post"]?.requestBody?.content;
  const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  expect(content("/api/telemetry/plans/{planId}")).toEqual({ "text/csv": { schema: { type: "string" } }, [sheet]: { schema: { type: "string", format: "binary" } } });
  expect(Object.keys(content("/api/telemetry") ?? {})).toEqual(["application/json", "application/x-ndjson"]);
  const refusals = (path: string, method: string) => Object.keys(document.paths[path]?.[method]?.responses ?? {}).filter((code) => ["413", "415"].includes(code));
  expect([refusals("/api/telemetry", "post"), refusals("/api/crm/deals", "post"), refusals("/api/telemetry/plans/{planId}", "post"), refusals("/api/crm/deals", "get")]).toEqual([["413", "415"], ["413"], ["413"], []]);
  const accepts = (key: string) => (routes.find((each) => each.key === key)?.call as { spec?: { accepts?: string[] } } | undefined)?.spec?.accepts;
  expect([accepts("api/catalog/products/[productId]/import#POST"), accepts("api/imports#POST")]).toEqual([[sheet, "text/csv"], ["text/csv"]]);
});
