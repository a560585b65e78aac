import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { BatchBox } from "@/components/telemetry/batch-box";
import { FailureBox } from "@/components/telemetry/failure-box";
import { RejectionBox } from "@/components/telemetry/rejection-box";
import { SeenBox } from "@/components/telemetry/seen-box";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listBatches, listFailures, listLastSeen, listRejections } from "@/lib/telemetry/queries/health";
import { ReadHealth } from "@/lib/telemetry/rules";
import { undoChangeSet } from "../../changes/actions";
import { retryEvaluation } from "./actions";

export const metadata: Metadata = { title: "Telemetry" };

export default async function TelemetryPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("telemetry.read");
  const asked = ReadHealth.parse(await searchParams);
  const [seen, batches, rejections, failures] = await Promise.all([listLastSeen(ctx, asked), listBatches(ctx, asked), listRejections(ctx, asked), listFailures(ctx)]);
  return (
    <>
      <PageHeader title="Telemetry" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <LiveScope entities={["TelemetryBatch", "Job"]} />
      <Content>
        <FailureBox failures={failures} onRetry={may(ctx, "jobs.edit") ? retryEvaluation : undefined} onUndo={undoChangeSet} />
        <SeenBox {...seen} asked={asked} />
        <BatchBox {...batches} asked={asked} />
        <RejectionBox {...rejections} asked={asked} />
      </Content>
    </>
  );
}
