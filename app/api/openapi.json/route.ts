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
import * as workbook from "@/app/api/telemetry/plans/[planId]/route";
import * as telemetry from "@/app/api/telemetry/route";
import { z } from "zod";
import { describe } from "@/lib/api/describing";
import { PlanAnswer } from "@/lib/api/rules";
import { SendTelemetry, TelemetryAnswer, TelemetryRow } from "@/lib/telemetry/rules";

export const dynamic = "force-static";

const sends = { "application/json": SendTelemetry.extend({ values: TelemetryRow.array() }), "application/x-ndjson": TelemetryRow };

/** The description of the API names nobody's data, so anybody may read it. */
export function GET() {
  return Response.json(describe({
    "/api/telemetry": { POST: [telemetry.POST, { summary: "Send values that a product observed; each is taken or told why not", sends, answers: TelemetryAnswer }] },
    "/api/adoption/plans/{planId}": { GET: [plan.GET, { summary: "An adoption plan with its tasks and how each attribute stands", answers: PlanAnswer }] },
    "/api/adoption/plans/{planId}/tasks": { GET: [tasks.GET, { summary: "The tasks of a plan as CSV", answers: z.string(), type: "text/csv" }] },
    "/api/telemetry/plans/{planId}": {
      GET: [workbook.GET, { summary: "The telemetry workbook of a plan as CSV", answers: z.string(), type: "text/csv" }],
      POST: [workbook.POST, { summary: "Enter values by the workbook; as it was downloaded it changes nothing", sends: { "text/csv": z.string() }, answers: TelemetryAnswer }],
    },
    "/api/crm/customers": { GET: [customers.GET, "Customers, page by page"], POST: [customers.POST, "Add a customer"] },
    "/api/crm/customers/{customerId}": { GET: [customer.GET, "One customer"], PATCH: [customer.PATCH, "Change a customer"], DELETE: [customer.DELETE, "Delete a customer"] },
    "/api/crm/contacts": { GET: [contacts.GET, "Find contacts"], POST: [contacts.POST, "Add a contact"] },
    "/api/crm/contacts/{contactId}": { GET: [contact.GET, "One contact"], PATCH: [contact.PATCH, "Change a contact"], DELETE: [contact.DELETE, "Delete a contact"] },
    "/api/crm/board": { GET: [board.GET, "A pipeline's board with the first cards of each column"] },
    "/api/crm/deals": { GET: [deals.GET, "Deals, page by page"], POST: [deals.POST, "Add a deal"] },
    "/api/crm/deals/{dealId}": { GET: [deal.GET, "One deal"], PATCH: [deal.PATCH, "Change a deal"], DELETE: [deal.DELETE, "Delete a deal"] },
    "/api/crm/deals/{dealId}/move": { POST: [moved.POST, "Move a deal to another stage or place"] },
    "/api/crm/deals/{dealId}/win": { POST: [won.POST, "Win a deal"] },
    "/api/crm/deals/{dealId}/lose": { POST: [lost.POST, "Lose a deal"] },
    "/api/crm/deals/{dealId}/reopen": { POST: [reopened.POST, "Reopen a deal"] },
    "/api/crm/deals/{dealId}/restore": { POST: [restored.POST, "Bring a deleted deal back"] },
    "/api/crm/activities": { GET: [activities.GET, "Activities, page by page"], POST: [activities.POST, "Plan an activity"] },
    "/api/crm/activities/{activityId}": { GET: [activity.GET, "One activity"], PATCH: [activity.PATCH, "Change an activity"], DELETE: [activity.DELETE, "Delete an activity"] },
    "/api/crm/notes": { GET: [notes.GET, "Notes of a record, page by page"], POST: [notes.POST, "Add a note"] },
    "/api/crm/notes/{noteId}": { GET: [note.GET, "One note"], PATCH: [note.PATCH, "Change a note"], DELETE: [note.DELETE, "Delete a note"] },
    "/api/crm/pipelines": { GET: [pipelines.GET, "Pipelines with their stages"] },
    "/api/crm/pipelines/{pipelineId}": { GET: [pipeline.GET, "One pipeline with its stages"] },
    "/api/crm/stages": { GET: [stages.GET, "Stages of a pipeline"] },
    "/api/crm/stages/{stageId}": { GET: [stage.GET, "One stage"] },
    "/api/search": { GET: [search.GET, "Search everything"] },
    "/api/jobs/{jobId}": { GET: [job.GET, "The state of background work"] },
  }));
}
