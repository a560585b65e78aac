import type { EventName } from "@/lib/events/catalog";

/** Facts the timeline has sentences of their own for. */
type Told = Extract<EventName, `${"deal" | "deals" | "note" | "contact" | "customer" | "attachment" | "import"}.${string}` | "change.undone">;

/** What somebody did, for every other fact there can be: said where the fact has no words of its own ("System escalated a blocker"). */
export const factWords: Record<Exclude<EventName, Told>, string> = {
  "activity.created": "planned an activity", "activity.edited": "changed an activity", "activity.completed": "completed an activity", "activity.reopened": "reopened an activity", "activity.deleted": "deleted an activity",
  "product.created": "added a product", "product.edited": "changed a product", "product.deleted": "deleted a product", "solution.created": "added a solution",
  "solution.edited": "changed a solution", "solution.deleted": "deleted a solution",
  "task.created": "added a task to the catalog", "task.edited": "changed a task of the catalog", "task.deleted": "deleted a task of the catalog",
  "tasks.reordered": "reordered tasks of the catalog", "tasks.normalized": "evened out the weights of tasks",
  "catalog.imported": "imported a catalog", "catalog.part_added": "added a part to the catalog", "catalog.part_edited": "changed a part of the catalog", "catalog.part_removed": "removed a part of the catalog",
  "tag.created": "added a tag", "tag.edited": "changed a tag", "tag.renamed": "renamed a tag", "tag.merged": "merged tags", "tag.deleted": "deleted a tag",
  "rate.entered": "entered an exchange rate", "rate.edited": "corrected an exchange rate", "rate.deleted": "removed an exchange rate",
  "field.created": "added a field", "field.edited": "changed a field", "field.deleted": "deleted a field",
  "pipeline.created": "added a pipeline", "pipeline.edited": "changed a pipeline", "pipeline.deleted": "deleted a pipeline", "stage.created": "added a stage",
  "stage.edited": "changed a stage", "stage.deleted": "deleted a stage", "stages.reordered": "reordered stages",
  "view.saved": "saved a view", "view.deleted": "deleted a view", "person.invited": "invited a person", "person.invitation_sent": "sent an invitation", "person.edited": "changed a person",
  "person.deactivated": "deactivated a person", "person.reactivated": "reactivated a person", "person.exported": "exported what is kept of a person", "person.erased": "erased a person",
  "organization.created": "added an organization", "organization.edited": "changed the organization", "organization.export_asked": "asked for an export of everything",
  "organization.export_made": "made an export of everything", "organization.export_fetched": "downloaded an export of everything", "organization.sso_changed": "changed single sign-on",
  "organization.sso_removed": "removed single sign-on", "calendar.edited": "changed a calendar",
  "job.retried": "tried a job again", "job.cancelled": "cancelled a job", "notifications.chosen": "chose notifications", "customers.typed": "updated the types of customers", "trash.purged": "emptied the trash",
  "audit.verification_asked": "asked to verify the audit trail", "audit.alert": "raised an alert about the audit trail", "key.created": "created a key", "key.revoked": "revoked a key", "telemetry.ingested": "received telemetry",
  "account.signed_in": "signed in", "account.signed_out": "signed out", "account.locked": "locked an account", "account.password_changed": "changed a password",
  "account.password_reset_asked": "asked for a new password", "account.email_change_asked": "asked to change an address", "account.email_changed": "changed an address",
  "account.invitation_accepted": "accepted an invitation", "account.recovery_codes_renewed": "renewed recovery codes", "account.two_step_enrolled": "set up two-step sign-in", "account.two_step_removed": "removed two-step sign-in",
  "staff.signed_in": "signed in", "staff.signed_out": "signed out", "staff.locked": "locked an account", "staff.searched": "searched", "staff.invited": "invited a colleague",
  "staff.invitation_accepted": "accepted an invitation", "staff.edited": "changed a colleague", "staff.deactivated": "deactivated a colleague", "staff.reactivated": "reactivated a colleague",
  "staff.password_changed": "changed a password", "staff.password_reset_asked": "asked for a new password", "staff.two_step_enrolled": "set up two-step sign-in", "staff.two_step_removed": "removed two-step sign-in",
  "assignment.created": "assigned a product", "assignment.changed": "changed what an assignment covers", "assignment.edited": "changed an assignment",
  "assignment.removed": "removed an assignment", "plan.synced": "synced an adoption plan", "plan.statuses_set": "set tasks of an adoption plan",
  "plan.proposal_accepted": "accepted what telemetry proposed", "plan.proposal_dismissed": "dismissed what telemetry proposed",
  "adoption.evaluated": "updated an adoption plan from telemetry", "blocker.proved": "saw in telemetry that a blocker is gone",
  "progress.link_created": "created a link to the progress page", "progress.link_extended": "extended a link to the progress page", "progress.link_revoked": "revoked a link to the progress page",
  "progress.code_sent": "sent a code for the progress page", "progress.code_given": "gave out a code for the progress page",
  "progress.link_opened": "opened the progress page", "progress.commented": "commented on the progress page", "progress.replied": "replied on the progress page", "progress.answered": "answered on the progress page",
  "project.opened": "opened the implementation", "project.edited": "changed the implementation", "project.task_added": "added a task to the implementation",
  "project.task_edited": "changed a task of the implementation", "project.tasks_edited": "changed tasks of the implementation", "project.task_moved": "moved a task of the implementation",
  "project.tasks_removed": "removed tasks from the implementation",
  "project.tasks_started": "started tasks of the implementation", "project.tasks_completed": "completed tasks of the implementation", "project.tasks_skipped": "skipped tasks of the implementation",
  "project.tasks_reopened": "reopened tasks of the implementation", "project.phase_changed": "moved the implementation to another phase",
  "project.went_live": "completed the go-live", "project.completed": "completed the implementation", "project.cancelled": "cancelled the implementation",
  "project.held": "put the implementation on hold", "project.resumed": "resumed the implementation", "project.gate_changed": "changed a gate of the go-live",
  "project.readiness_set": "set the readiness for go-live",
  "project.signed_off": "signed off the go-live", "project.logged": "logged what happened in the implementation", "project.reckoned": "updated the plan of the implementation",
  "blocker.opened": "reported a blocker", "blocker.edited": "changed a blocker", "blocker.snoozed": "snoozed a blocker", "blocker.woken": "ended the snooze of a blocker",
  "blocker.acknowledged": "acknowledged a blocker", "blocker.resolved": "resolved a blocker", "blocker.reopened": "reopened a blocker",
  "blocker.reminded": "reminded the owner of a blocker", "blocker.escalated": "escalated a blocker", "blocker.recipient_missing": "found nobody at a level of a blocker and asked the next person up",
  "policy.changed": "changed how blockers escalate", "template.saved": "saved a template", "template.turned": "turned a template on or off",
};

/** The words of a fact; an old one that is in no catalogue any more is only a change. */
export function wordsOf(action: string): string {
  return (factWords as Readonly<Record<string, string>>)[action] ?? "changed something";
}
