import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { told } from "@/components/customers/record/timeline-words";
import { catalog } from "@/lib/events/catalog";

test("every fact there can be is told in words on a customer's timeline, never by its code", () => {
  const entry = { id: "1", entity: "Customer", entityId: "1", byName: "System", at: "2026-06-01T09:00:00Z", label: null, fields: [], isReverted: false, deal: null, fromStage: null, toStage: null, activity: null, note: null, contact: null };
  const sentences = Object.keys(catalog).map((action) => [action, renderToStaticMarkup(told({ ...entry, action }).sentence)] as const);
  expect(sentences.filter(([action, sentence]) => sentence.includes(action) || sentence.includes("changed something") || /^<b>System<\/b>:?\s*$/.test(sentence))).toEqual([]);
  expect(Object.fromEntries(sentences)).toMatchObject({ "blocker.escalated": "<b>System</b> escalated a blocker", "progress.link_created": "<b>System</b> created a link to the progress page" });
});
