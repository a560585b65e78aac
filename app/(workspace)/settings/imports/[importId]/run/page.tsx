import { redirect } from "next/navigation";
import { ImportHeader } from "@/components/imports/import-header";
import { RunStep } from "@/components/imports/run-step";
import { requireContext } from "@/lib/auth/context";
import { getImport } from "@/lib/imports/queries";
import { readImportId } from "@/lib/imports/queries/ids";
import * as actions from "../../actions";

export const metadata = { title: "Import is running" };

export default async function RunPage({ params }: { params: Promise<{ importId: string }> }) {
  const ctx = await requireContext("imports.read");
  const head = await getImport(ctx, readImportId(await params));
  if (head.step !== "run") redirect(`/settings/imports/${head.id}/${head.step}`);
  return (
    <>
      <ImportHeader head={head} step="run" locale={ctx.setting.locale} />
      <RunStep head={head} acts={{ ...actions }} />
    </>
  );
}
