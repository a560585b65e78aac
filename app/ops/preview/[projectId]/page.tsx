import { notFound } from "next/navigation";
import { ProgressSheet } from "@/components/progress/progress-sheet";
import { requireStaff } from "@/lib/ops/context";
import { previewProgress } from "@/lib/ops/projects/preview";
import { GetPreview } from "@/lib/progress/rules";

export const metadata = { title: "Preview as the client" };

/** What the client sees, for staff; it cannot write, not even by mistake. */
export default async function PreviewPage({ params }: { params: Promise<{ projectId: string }> }) {
  const staff = await requireStaff("manage_projects");
  const asked = GetPreview.safeParse(await params);
  const picture = asked.success ? await previewProgress(staff, asked.data) : notFound();
  return <ProgressSheet picture={picture} door={null} link={null} />;
}
