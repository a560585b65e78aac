import { z } from "zod";
import { accountFacts } from "./catalog/accounts";
import { adoptionFacts } from "./catalog/adoption";
import { clientFacts } from "./catalog/clients";
import { machineFacts } from "./catalog/machines";
import { definitionFacts } from "./catalog/definitions";
import { projectFacts } from "./catalog/projects";
import { HandedOver } from "@/lib/projects/rules/handing-over";

/** Every kind of background work; lib/jobs/bodies.ts has one body for each. */
export const jobTypes = ["owner_notice", "mention_notice", "stale_notice", "import_preview", "csv_import", "import_undo", "audit_seal", "audit_watch", "audit_verify", "audit_alert", "stage_total_verify", "account_type_update", "trash_purge", "retention_cleanup", "attachment_sweep", "mail_digest", "project_open", "project_settle", "project_health", "clock_switch", "renewal_open", "adoption_evaluate", "adoption_reevaluate", "blocker_prove", "assignment_notice", "person_erase", "organization_export"] as const;
export type JobType = (typeof jobTypes)[number];

const fields = z.object({ fields: z.array(z.string()) });
const none = z.object({});

/** Everything that can ever happen: what each fact carries (ids and field names, never personal values), and the jobs that hear it. */
export const catalog = {
  "deal.created": { details: none, jobs: ["owner_notice"] },
  "deal.moved": { details: z.object({ fromStageId: z.uuid(), toStageId: z.uuid() }), jobs: ["owner_notice"] },
  "deal.won": { details: z.object({ fromStageId: z.uuid(), toStageId: z.uuid() }), jobs: ["owner_notice"] },
  "deal.lost": { details: z.object({ fromStageId: z.uuid(), toStageId: z.uuid(), lostReason: z.string().nullable() }), jobs: ["owner_notice"] },
  "deal.reopened": { details: z.object({ fromStageId: z.uuid(), toStageId: z.uuid() }), jobs: ["owner_notice"] },
  "deal.edited": { details: fields, jobs: ["owner_notice"] },
  "deal.deleted": { details: none, jobs: [] },
  "deal.restored": { details: none, jobs: [] },
  "deals.edited": { details: z.object({ fields: z.array(z.string()), count: z.number() }), jobs: [] },
  "deal.contact_added": { details: z.object({ contactId: z.uuid() }), jobs: [] },
  "deal.contact_removed": { details: z.object({ contactId: z.uuid() }), jobs: [] },
  "deal.line_added": { details: z.object({ lineId: z.uuid() }), jobs: [] },
  "deal.line_edited": { details: z.object({ lineId: z.uuid(), fields: z.array(z.string()) }), jobs: [] },
  "deal.line_removed": { details: z.object({ lineId: z.uuid() }), jobs: [] },
  "deal.handed_over": { details: HandedOver, jobs: ["project_open"] },
  ...projectFacts,
  "customer.created": { details: none, jobs: [] },
  "customer.edited": { details: fields, jobs: [] },
  "customer.restored": { details: none, jobs: [] },
  "customer.deleted": { details: none, jobs: [] },
  "contact.created": { details: none, jobs: [] },
  "contact.edited": { details: fields, jobs: [] },
  "contact.deleted": { details: none, jobs: [] },
  "contact.exported": { details: none, jobs: [] },
  "contact.erased": { details: none, jobs: [] },
  ...clientFacts,
  "activity.created": { details: none, jobs: [] },
  "activity.edited": { details: fields, jobs: [] },
  "activity.completed": { details: none, jobs: [] },
  "activity.reopened": { details: none, jobs: [] },
  "activity.deleted": { details: none, jobs: [] },
  "note.created": { details: none, jobs: ["mention_notice"] },
  "note.edited": { details: fields, jobs: ["mention_notice"] },
  "note.deleted": { details: none, jobs: [] },
  "product.created": { details: none, jobs: [] },
  "product.edited": { details: fields, jobs: [] },
  "product.deleted": { details: none, jobs: [] },
  ...definitionFacts,
  ...adoptionFacts,
  "tag.created": { details: none, jobs: [] },
  "tag.edited": { details: fields, jobs: [] },
  "tag.renamed": { details: z.object({ rows: z.number() }), jobs: [] },
  "tag.merged": { details: z.object({ intoId: z.uuid(), rows: z.number() }), jobs: [] },
  "tag.deleted": { details: z.object({ rows: z.number() }), jobs: [] },
  "rate.entered": { details: none, jobs: [] },
  "rate.edited": { details: fields, jobs: [] },
  "rate.deleted": { details: none, jobs: [] },
  "field.created": { details: none, jobs: [] },
  "field.edited": { details: fields, jobs: [] },
  "field.deleted": { details: none, jobs: [] },
  "pipeline.created": { details: none, jobs: [] },
  "pipeline.edited": { details: fields, jobs: [] },
  "pipeline.deleted": { details: none, jobs: [] },
  "stage.created": { details: none, jobs: [] },
  "stage.edited": { details: fields, jobs: [] },
  "stage.deleted": { details: z.object({ toStageId: z.uuid().nullable(), deals: z.number() }), jobs: [] },
  "stages.reordered": { details: none, jobs: [] },
  "view.saved": { details: none, jobs: [] },
  "view.deleted": { details: none, jobs: [] },
  "person.invited": { details: none, jobs: [] },
  "person.invitation_sent": { details: none, jobs: [] },
  "person.edited": { details: fields, jobs: [] },
  "person.deactivated": { details: none, jobs: [] },
  "person.reactivated": { details: none, jobs: [] },
  "person.exported": { details: none, jobs: [] },
  "person.erased": { details: none, jobs: [] },
  "organization.created": { details: none, jobs: [] },
  "organization.edited": { details: fields, jobs: [] },
  "organization.export_asked": { details: none, jobs: [] },
  "organization.export_made": { details: none, jobs: [] },
  "organization.export_fetched": { details: none, jobs: [] },
  "calendar.edited": { details: none, jobs: ["clock_switch"] },
  "organization.sso_changed": { details: fields, jobs: [] },
  "organization.sso_removed": { details: none, jobs: [] },
  ...accountFacts,
  ...machineFacts,
  "import.uploaded": { details: z.object({ rows: z.number() }), jobs: [] },
  "import.started": { details: none, jobs: [] },
  "import.completed": { details: z.object({ created: z.number(), updated: z.number(), skipped: z.number(), failed: z.number() }), jobs: [] },
  "import.advanced": { details: z.object({ phase: z.string(), done: z.number() }), jobs: [] },
  "import.stopped": { details: z.object({ done: z.number() }), jobs: [] },
  "import.resumed": { details: none, jobs: [] },
  "import.discarded": { details: z.object({ name: z.string() }), jobs: [] },
  "import.undo_started": { details: none, jobs: [] },
  "import.undone": { details: z.object({ reverted: z.number(), kept: z.number() }), jobs: [] },
  "change.undone": { details: z.object({ revertOfId: z.uuid() }), jobs: [] },
  "job.retried": { details: z.object({ type: z.string() }), jobs: [] },
  "job.cancelled": { details: z.object({ type: z.string() }), jobs: [] },
  "notifications.chosen": { details: z.object({ kind: z.string(), delivery: z.string() }), jobs: [] },
  "customers.typed": { details: z.object({ count: z.number() }), jobs: [] },
  "trash.purged": { details: z.object({ kind: z.string(), count: z.number() }), jobs: [] },
  "audit.verification_asked": { details: none, jobs: [] },
  "audit.alert": { details: z.object({ reason: z.string() }), jobs: [] },
} as const satisfies Record<string, { details: z.ZodType; jobs: readonly JobType[] }>;

export type EventName = keyof typeof catalog;
export type Details<N extends EventName> = z.infer<(typeof catalog)[N]["details"]>;

/** What a job is told: ids, never rows, so it reads what is true when it runs. */
export const Fact = z.object({ id: z.uuid(), name: z.string(), entity: z.string(), entityId: z.uuid(), actorId: z.uuid().nullable(), actorName: z.string() });
export type Fact = z.infer<typeof Fact>;
