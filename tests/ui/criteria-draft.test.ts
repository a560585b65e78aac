import { expect, test } from "vitest";
import { turned, type Draft } from "@/components/catalog/criteria-draft";

const many: Draft = { type: "number_threshold", values: { operator: "greater_than_or_equal", threshold: "25" } };

test("a criterion that becomes one of several keeps what it says, and is itself again when it stands alone", () => {
  const any = turned("composite_or", "NUMBER", many);
  expect(any).toEqual({ type: "composite_or", values: {}, criteria: [many] });
  expect(turned("composite_and", "NUMBER", any).criteria).toEqual([many]);
  expect(turned("count_in_window", "NUMBER", many).of).toEqual(many);
  expect(turned("number_threshold", "NUMBER", any)).toEqual(many);
});
