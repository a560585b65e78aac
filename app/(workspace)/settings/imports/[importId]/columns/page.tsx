import { redirect } from "next/navigation";
import { ActButton } from "@/components/imports/act-button";
import { ColumnsStep } from "@/components/imports/columns-step";
import { ImportHeader } from "@/components/imports/import-header";
import { requireContext } from "@/lib/auth/context";
import { getImport } from "@/lib/imports/queries";
import { getColumns } from "@/lib/imports/queries/columns";
import { readImportId } from "@/lib/imports/queries/ids";
import * as actions from "../../actions";

export const metadata = { title: "Map columns" };

export default async function ColumnsPage({ params }: { params: Promise<{ importId: string }> }) {
  const ctx = await requireContext("imports.read");
  const input = readImportId(await params);
  const [head, picture] = await Promise.all([getImport(ctx, input), getColumns(ctx, input)]);
  if (head.step !== "columns" && head.step !== "preview") redirect(`/settings/imports/${head.id}`);
  return (
    <>
      <ImportHeader head={head} step="columns" locale={ctx.setting.locale}>
        {head.canSteer && <ActButton variant="primary" act={actions.previewImport.bind(null, input)} to={`/settings/imports/${head.id}/preview`}>Preview</ActButton>}
      </ImportHeader>
      <ColumnsStep head={head} picture={picture} acts={{ ...actions }} />
    </>
  );
}
