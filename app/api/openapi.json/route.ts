import * as assignments from "@/app/api/adoption/assignments/route";
import * as plan from "@/app/api/adoption/plans/[planId]/route";
import * as tasks from "@/app/api/adoption/plans/[planId]/tasks/route";
import * as activity from "@/app/api/crm/activities/[activityId]/route";
import * as activities from "@/app/api/crm/activities/route";
import * as contact from "@/app/api/crm/contacts/[contactId]/route";
import * as contacts from "@/app/api/crm/contacts/route";
import * as customer from "@/app/api/crm/customers/[customerId]/route";
import * as customers from "@/app/api/crm/customers/route";
import * as lost from "@/app/api/crm/deals/[dealId]/lose/route";
import * as moved from "@/app/api/crm/deals/[dealId]/move/route";
import * as reopened from "@/app/api/crm/deals/[dealId]/reopen/route";
import * as restored from "@/app/api/crm/deals/[dealId]/restore/route";
import * as deal from "@/app/api/crm/deals/[dealId]/route";
import * as won from "@/app/api/crm/deals/[dealId]/win/route";
import * as board from "@/app/api/crm/board/route";
import * as deals from "@/app/api/crm/deals/route";
import * as note from "@/app/api/crm/notes/[noteId]/route";
import * as notes from "@/app/api/crm/notes/route";
import * as pipeline from "@/app/api/crm/pipelines/[pipelineId]/route";
import * as pipelines from "@/app/api/crm/pipelines/route";
import * as stage from "@/app/api/crm/stages/[stageId]/route";
import * as stages from "@/app/api/crm/stages/route";
import * as job from "@/app/api/jobs/[jobId]/route";
import * as search from "@/app/api/search/route";
import * as rejections from "@/app/api/telemetry/rejections/route";
import * as workbook from "@/app/api/telemetry/plans/[planId]/route";
import * as telemetry from "@/app/api/telemetry/route";
import { z } from "zod";
import * as say from "@/lib/api/answers";
import { describe } from "@/lib/api/describing";
import { PlanAnswer } from "@/lib/api/rules";
import { SendTelemetry, TelemetryAnswer, TelemetryRow } from "@/lib/telemetry/rules";

type Paths = Parameters<typeof describe>[0];

export const dynamic = "force-static";

const sends = { "application/json": SendTelemetry.extend({ values: TelemetryRow.array() }), "application/x-ndjson": TelemetryRow };

const telemetryPaths = {
  "/api/telemetry": { POST: [telemetry.POST, { summary: "Send values that a product observed; each is taken or told why not", sends, answers: TelemetryAnswer }] },
  "/api/telemetry/rejections": { GET: [rejections.GET, { summary: "The rejected rows of a batch that this key sent, with their reasons, as CSV", answers: z.string(), type: "text/csv" }] },
  "/api/telemetry/plans/{planId}": {
    GET: [workbook.GET, { summary: "The telemetry workbook of a plan as CSV", answers: z.string(), type: "text/csv" }],
    POST: [workbook.POST, { summary: "Enter values by the workbook; as it was downloaded it changes nothing", answers: TelemetryAnswer }],
  },
} satisfies Paths;

const adoptionPaths = {
  "/api/adoption/assignments": {
    GET: [assignments.GET, { summary: "The products customers have, with their plans, page by page", answers: say.AssignmentsAnswer }],
    POST: [assignments.POST, { summary: "Assign a product to a customer, with a plan", answers: say.AssignmentAdded }],
  },
  "/api/adoption/plans/{planId}": { GET: [plan.GET, { summary: "An adoption plan with its tasks and how each attribute stands", answers: PlanAnswer }] },
  "/api/adoption/plans/{planId}/tasks": { GET: [tasks.GET, { summary: "The tasks of a plan as CSV", answers: z.string(), type: "text/csv" }] },
} satisfies Paths;

const dealPaths = {
  "/api/crm/board": { GET: [board.GET, { summary: "A pipeline's board with the first cards of each column", answers: say.BoardAnswer }] },
  "/api/crm/deals": { GET: [deals.GET, { summary: "Deals, page by page", answers: say.DealsAnswer }], POST: [deals.POST, { summary: "Add a deal", answers: say.DealAdded }] },
  "/api/crm/deals/{dealId}": {
    GET: [deal.GET, { summary: "One deal", answers: say.DealAnswer }],
    PATCH: [deal.PATCH, { summary: "Change a deal", answers: say.Changed }],
    DELETE: [deal.DELETE, { summary: "Delete a deal", answers: say.Changed }],
  },
  "/api/crm/deals/{dealId}/move": { POST: [moved.POST, { summary: "Move a deal to another stage or place", answers: say.Changed }] },
  "/api/crm/deals/{dealId}/win": { POST: [won.POST, { summary: "Win a deal", answers: say.Changed }] },
  "/api/crm/deals/{dealId}/lose": { POST: [lost.POST, { summary: "Lose a deal", answers: say.Changed }] },
  "/api/crm/deals/{dealId}/reopen": { POST: [reopened.POST, { summary: "Reopen a deal", answers: say.Changed }] },
  "/api/crm/deals/{dealId}/restore": { POST: [restored.POST, { summary: "Bring a deleted deal back", answers: say.Changed }] },
  "/api/crm/pipelines": { GET: [pipelines.GET, { summary: "Pipelines with their stages", answers: say.PipelineAnswer.array() }] },
  "/api/crm/pipelines/{pipelineId}": { GET: [pipeline.GET, { summary: "One pipeline with its stages", answers: say.PipelineAnswer }] },
  "/api/crm/stages": { GET: [stages.GET, { summary: "Stages of a pipeline", answers: say.StageAnswer.array() }] },
  "/api/crm/stages/{stageId}": { GET: [stage.GET, { summary: "One stage", answers: say.StageAnswer }] },
} satisfies Paths;

const recordPaths = {
  "/api/crm/customers": {
    GET: [customers.GET, { summary: "Customers, page by page", answers: say.CustomersAnswer }],
    POST: [customers.POST, { summary: "Add a customer", answers: say.CustomerAdded }],
  },
  "/api/crm/customers/{customerId}": {
    GET: [customer.GET, { summary: "One customer", answers: say.CustomerAnswer }],
    PATCH: [customer.PATCH, { summary: "Change a customer", answers: say.Changed }],
    DELETE: [customer.DELETE, { summary: "Delete a customer", answers: say.Changed }],
  },
  "/api/crm/contacts": { GET: [contacts.GET, { summary: "Find contacts", answers: say.ContactsAnswer }], POST: [contacts.POST, { summary: "Add a contact", answers: say.ContactAdded }] },
  "/api/crm/contacts/{contactId}": {
    GET: [contact.GET, { summary: "One contact", answers: say.ContactAnswer }],
    PATCH: [contact.PATCH, { summary: "Change a contact", answers: say.Changed }],
    DELETE: [contact.DELETE, { summary: "Delete a contact", answers: say.Changed }],
  },
  "/api/crm/activities": {
    GET: [activities.GET, { summary: "Activities, page by page", answers: say.ActivitiesAnswer }],
    POST: [activities.POST, { summary: "Plan an activity", answers: say.ActivityAdded }],
  },
  "/api/crm/activities/{activityId}": {
    GET: [activity.GET, { summary: "One activity", answers: say.ActivityAnswer }],
    PATCH: [activity.PATCH, { summary: "Change an activity", answers: say.Changed }],
    DELETE: [activity.DELETE, { summary: "Delete an activity", answers: say.Changed }],
  },
  "/api/crm/notes": { GET: [notes.GET, { summary: "Notes of a record, page by page", answers: say.NotesAnswer }], POST: [notes.POST, { summary: "Add a note", answers: say.NoteAdded }] },
  "/api/crm/notes/{noteId}": {
    GET: [note.GET, { summary: "One note", answers: say.NoteAnswer }],
    PATCH: [note.PATCH, { summary: "Change a note", answers: say.Changed }],
    DELETE: [note.DELETE, { summary: "Delete a note", answers: say.Changed }],
  },
} satisfies Paths;

const otherPaths = {
  "/api/search": { GET: [search.GET, { summary: "Search everything", answers: say.SearchAnswer }] },
  "/api/jobs/{jobId}": { GET: [job.GET, { summary: "The state of background work", answers: say.JobAnswer }] },
} satisfies Paths;

/** The description of the API names nobody's data, so anybody may read it. */
export function GET() {
  return Response.json(describe({ ...telemetryPaths, ...adoptionPaths, ...recordPaths, ...dealPaths, ...otherPaths }));
}
