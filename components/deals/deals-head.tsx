import { Calendar, ChartColumn, SquareKanban, Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Segmented } from "@/components/ui/segmented";
import { dealsHref, type Layout } from "./address";
import { PipelineMenu } from "./pipeline-menu";

const faces: Record<Layout, { label: string; icon: ReactNode }> = {
  board: { label: "Board", icon: <SquareKanban /> }, table: { label: "Table", icon: <Table2 /> }, forecast: { label: "Forecast", icon: <ChartColumn /> }, calendar: { label: "Calendar", icon: <Calendar /> },
};

/** Title, pipeline and layout at the left; saving the view and the next deal at the right. */
export function DealsHead({ address, layout, layouts, pipeline, pipelines, actions }: { address: string; layout: Layout; layouts: readonly Layout[]; pipeline: { id: string; name: string }; pipelines: readonly { id: string; name: string }[]; actions: ReactNode }) {
  const segments = layouts.map((value) => ({ value, ...faces[value], href: dealsHref(address, { layout: value === "board" ? null : value, group: null, month: null, sort: null }) }));
  const tools = (
    <>
      <PipelineMenu pipeline={pipeline} pipelines={pipelines} address={address} layouts={segments.map(({ value, label, href }) => ({ value, label, href }))} layout={layout} />
      <Segmented label="Layout" segments={segments} value={layout} className="max-md:hidden" />
    </>
  );
  return <PageHeader title="Deals" sticky={false} tools={tools} actions={actions} />;
}
