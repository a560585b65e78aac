import type { Metadata } from "next";
import { OwnBlockers } from "@/components/blockers/own-blockers";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { listOwnBlockers } from "@/lib/ops/blockers/queries";
import { requireStaff } from "@/lib/ops/context";
import { mayStaff } from "@/lib/ops/permissions";
import * as actions from "./actions";

export const metadata: Metadata = { title: "My blockers" };

export default async function OwnBlockersPage() {
  const staff = await requireStaff("own_blockers");
  return (
    <>
      <PageHeader title="My blockers" />
      <Content className="max-w-(--w-work)"><OwnBlockers projects={await listOwnBlockers(staff)} opensProjects={mayStaff(staff, "manage_projects")} actions={{ ...actions }} /></Content>
    </>
  );
}
