import "server-only";
import { evaluateBatch, evaluateEverything } from "@/lib/adoption/commands/evaluating";
import { noticeProposed } from "@/lib/adoption/commands/noticing";
import * as audit from "@/lib/audit/commands";
import { Alert } from "@/lib/audit/rules";
import type { Ctx } from "@/lib/auth/context";
import { resolveByEvidence } from "@/lib/blockers/commands/proving";
import { switchCalendar } from "@/lib/blockers/switching";
import * as deals from "@/lib/deals/commands/notices";
import { openRenewals } from "@/lib/deals/commands/renewing";
import { Fact, type JobType } from "@/lib/events/catalog";
import { applyRows } from "@/lib/imports/commands/applying";
import { planRows } from "@/lib/imports/commands/previewing";
import { takeBack } from "@/lib/imports/commands/undoing";
import * as notes from "@/lib/notes/commands/notices";
import { eraseEverywhere } from "@/lib/privacy/commands/erasing";
import { writeExport } from "@/lib/privacy/commands/packing";
import { openFromDeal } from "@/lib/projects/commands/opening";
import { reckonProject, reckonProjects } from "@/lib/projects/commands/reckoning";
import type { Slice } from "./slices";
import { sweepAttachments } from "./upkeep/attachments";
import { updateAccountTypes } from "./upkeep/account-types";
import { sealAll, verifyStaffTrail, verifyTrail, watchSeals } from "./upkeep/audit";
import { sendDigests } from "./upkeep/digests";
import { cleanUp } from "./upkeep/retention";
import { verifyStageTotals } from "./upkeep/stage-totals";
import { noticeStaleDeals } from "./upkeep/stale-deals";
import { purgeTrash } from "./upkeep/trash";

/** One body for each kind of an organization's work. It may run again after a crash, so running twice must do no harm. */
export type Body = (ctx: Ctx, payload: unknown, slice: Slice) => Promise<unknown>;

export const bodies: Partial<Record<JobType, Body>> = {
  owner_notice: (ctx, payload) => deals.noticeOwner(ctx, Fact.parse(payload)),
  mention_notice: (ctx, payload) => notes.noticeMentioned(ctx, Fact.parse(payload)),
  project_open: (ctx, payload) => openFromDeal(ctx, Fact.parse(payload)),
  project_settle: (ctx, payload) => reckonProject(ctx, Fact.parse(payload)),
  project_health: reckonProjects,
  clock_switch: switchCalendar,
  renewal_open: openRenewals,
  adoption_evaluate: (ctx, payload, slice) => evaluateBatch(ctx, Fact.parse(payload), slice),
  adoption_reevaluate: evaluateEverything,
  assignment_notice: (ctx, payload) => noticeProposed(ctx, Fact.parse(payload)),
  blocker_prove: (ctx, payload) => resolveByEvidence(ctx, Fact.parse(payload)),
  import_preview: planRows,
  csv_import: applyRows,
  import_undo: takeBack,
  audit_alert: (ctx, payload) => audit.alertAdmins(ctx, Alert.parse(payload)),
  audit_verify: (ctx, _, slice) => verifyTrail(ctx, slice),
  stage_total_verify: (ctx) => verifyStageTotals(ctx),
  account_type_update: (ctx, _, slice) => updateAccountTypes(ctx, slice),
  trash_purge: (ctx, _, slice) => purgeTrash(ctx, slice),
  person_erase: eraseEverywhere,
  organization_export: writeExport,
};

/** The system's own work, over all organizations. */
export type Upkeep = (slice: Slice) => Promise<unknown>;

export const upkeep: Partial<Record<JobType, Upkeep>> = {
  audit_seal: sealAll,
  audit_watch: watchSeals,
  audit_verify: verifyStaffTrail,
  stale_notice: noticeStaleDeals,
  retention_cleanup: cleanUp,
  attachment_sweep: sweepAttachments,
  mail_digest: sendDigests,
};
