import { redirect } from "next/navigation";
import { ImportHeader } from "@/components/imports/import-header";
import { ResultStep } from "@/components/imports/result-step";
import { requireContext } from "@/lib/auth/context";
import { getImport } from "@/lib/imports/queries";
import { readImportId } from "@/lib/imports/queries/ids";
import { isUndoable } from "@/lib/imports/rules/steps";
import { listLeavings } from "@/lib/imports/queries/results";
import * as actions from "../../actions";

export const metadata = { title: "Result of an import" };

export default async function ResultPage({ params }: { params: Promise<{ importId: string }> }) {
  const ctx = await requireContext("imports.read");
  const input = readImportId(await params);
  const [head, leavings] = await Promise.all([getImport(ctx, input), listLeavings(ctx, input)]);
  if (head.step !== "result") redirect(`/settings/imports/${head.id}/${head.step}`);
  return (
    <>
      <ImportHeader head={head} step="result" locale={ctx.setting.locale} />
      <ResultStep head={head} leavings={leavings} isUndoable={head.canSteer && isUndoable(head, new Date())} acts={{ ...actions }} />
    </>
  );
}
