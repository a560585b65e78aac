import { redirect } from "next/navigation";
import { ImportHeader } from "@/components/imports/import-header";
import { PreviewStep } from "@/components/imports/preview-step";
import { StartButton } from "@/components/imports/start-button";
import { requireContext } from "@/lib/auth/context";
import { getImport } from "@/lib/imports/queries";
import { getDecisions } from "@/lib/imports/queries/columns";
import { readImportId } from "@/lib/imports/queries/ids";
import { listRows } from "@/lib/imports/queries/rows";
import { ListRows } from "@/lib/imports/rules/steps";
import * as actions from "../../actions";

export const metadata = { title: "Preview" };

type Address = { params: Promise<{ importId: string }>; searchParams: Promise<Record<string, string>> };

export default async function PreviewPage({ params, searchParams }: Address) {
  const ctx = await requireContext("imports.read");
  const input = readImportId(await params);
  const head = await getImport(ctx, input);
  const view = ListRows.parse({ tab: head.counts.look ? "look" : "all", ...(await searchParams), ...input });
  if (head.step !== "preview") redirect(`/settings/imports/${head.id}/${head.step}`);
  const picture = head.state === "PREVIEWED" ? { page: await listRows(ctx, view), decisions: await getDecisions(ctx, input), tab: view.tab } : null;
  return (
    <>
      <ImportHeader head={head} step="preview" locale={ctx.setting.locale}><StartButton head={head} start={actions.startImport.bind(null, input)} locale={ctx.setting.locale} /></ImportHeader>
      <PreviewStep head={head} picture={picture} acts={{ ...actions }} />
    </>
  );
}
