import { notFound, redirect } from "next/navigation";
import { requireContext } from "@/lib/auth/context";
import { listClientProjects } from "@/lib/auth/lookups";

export const metadata = { title: "Your rollout" };

/** People of a client who are signed in: to the newest rollout of their organization. */
export default async function MyProgressPage() {
  const ctx = await requireContext("account.read");
  const [newest] = await listClientProjects(ctx);
  redirect(`/progress/${newest?.projectId ?? notFound()}`);
}
