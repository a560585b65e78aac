import type { z } from "zod";
import type { HistoryActions } from "@/components/changes/history-panel";
import type { Act, Undo } from "@/components/changes/tell";
import type { PresenceActions } from "@/components/presence/use-presence";
import type { Outcome } from "@/lib/action";
import type { CriteriaTest, FindTestCustomers, TestCriteria, TestCustomer } from "@/lib/adoption/rules/testing";
import type * as parts from "@/lib/catalog/rules/parts";
import type * as solutions from "@/lib/catalog/rules/solutions";
import type * as tasks from "@/lib/catalog/rules/tasks";
import type * as telemetry from "@/lib/catalog/rules/telemetry";
import type { NormalizeWeights } from "@/lib/catalog/rules/weights";

export type ParentRef = { productId: string } | { solutionId: string };

/** The server's side of a task's editor, handed in by the page. */
export type TaskActions = PresenceActions & {
  editTask: Act<z.input<typeof tasks.EditTask>>;
  deleteTask: Act<z.input<typeof tasks.DeleteTask>>;
  linkTask: Act<z.input<typeof tasks.LinkTask>>;
  addPart: Act<z.input<typeof parts.AddPart>, { changeSetId: string; partId: string }>;
  addAttribute: Act<z.input<typeof telemetry.AddAttribute>, { changeSetId: string; attributeId: string }>;
  editAttribute: Act<z.input<typeof telemetry.EditAttribute>>;
  removeAttribute: Act<z.input<typeof telemetry.RemoveAttribute>>;
  testCriteria: (input: z.input<typeof TestCriteria>) => Promise<Outcome<CriteriaTest>>;
  findTestCustomers: (input: z.input<typeof FindTestCustomers>) => Promise<Outcome<TestCustomer[]>>;
  undoChangeSet: Undo;
};

/** The server's side of a product's or solution's page. */
export type DefinitionActions = TaskActions & HistoryActions & {
  createTask: Act<z.input<typeof tasks.CreateTask>, { changeSetId: string; taskId: string }>;
  moveTask: Act<z.input<typeof tasks.MoveTask>>;
  normalizeWeights: Act<z.input<typeof NormalizeWeights>>;
  editPart: Act<z.input<typeof parts.EditPart>>;
  movePart: Act<z.input<typeof parts.MovePart>>;
  removePart: Act<z.input<typeof parts.RemovePart>>;
};

export type SolutionActions = {
  createSolution: Act<z.input<typeof solutions.CreateSolution>, { changeSetId: string; solutionId: string }>;
  editSolution: Act<z.input<typeof solutions.EditSolution>>;
  deleteSolution: Act<z.input<typeof solutions.DeleteSolution>>;
  chooseProducts: Act<z.input<typeof solutions.ChooseProducts>>;
};
