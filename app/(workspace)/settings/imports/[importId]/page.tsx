import { redirect } from "next/navigation";
import { requireContext } from "@/lib/auth/context";
import { getImport } from "@/lib/imports/queries";
import { readImportId } from "@/lib/imports/queries/ids";

/** To the step where this import stands. */
export default async function ImportPage({ params }: { params: Promise<{ importId: string }> }) {
  const ctx = await requireContext("imports.read");
  const { id, step } = await getImport(ctx, readImportId(await params));
  redirect(`/settings/imports/${id}/${step}`);
}
