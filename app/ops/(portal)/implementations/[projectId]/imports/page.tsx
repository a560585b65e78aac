import { notFound } from "next/navigation";
import { MigrationList } from "@/components/projects/migrations/migration-list";
import { LIMITS } from "@/lib/imports/reading";
import { requireStaff } from "@/lib/ops/context";
import { listMigrations } from "@/lib/ops/imports/queries";
import { ListMigrations } from "@/lib/ops/imports/rules";

export const metadata = { title: "Imports into the client" };

type Asked = { params: Promise<{ projectId: string }>; searchParams: Promise<Record<string, string>> };

export default async function MigrationsPage({ params, searchParams }: Asked) {
  const staff = await requireStaff("run_migrations");
  const asked = ListMigrations.safeParse({ ...(await searchParams), ...(await params) });
  if (!asked.success) return notFound();
  return <MigrationList projectId={asked.data.projectId} of={asked.data.of} limits={LIMITS} {...await listMigrations(staff, asked.data)} />;
}
