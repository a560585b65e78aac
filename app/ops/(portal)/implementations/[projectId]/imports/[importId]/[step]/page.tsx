import { notFound } from "next/navigation";
import { MigrationStep } from "@/components/projects/migrations/migration-step";
import { requireStaff } from "@/lib/ops/context";
import { getMigration } from "@/lib/ops/imports/queries";
import { AskMigration } from "@/lib/ops/imports/rules";
import * as actions from "../../actions";

export const metadata = { title: "Import into the client" };

type Asked = { params: Promise<Record<string, string>>; searchParams: Promise<Record<string, string>> };

/** The step where an import into the client stands, or one that can be gone back to. */
export default async function MigrationPage({ params, searchParams }: Asked) {
  const staff = await requireStaff("run_migrations");
  const asked = AskMigration.safeParse(await params);
  if (!asked.success) return notFound();
  return <MigrationStep projectId={asked.data.projectId} migration={await getMigration(staff, asked.data, await searchParams)} actions={{ ...actions }} />;
}
