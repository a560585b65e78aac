"use client";

import { Plus } from "lucide-react";
import { useShortcut } from "@/components/layout/shortcuts";
import { useNew } from "@/components/layout/use-new";
import { Button } from "@/components/ui/button";
import type { ActivityActions, ActivityQuestions, Person } from "./activity-actions";
import { PlanDialog, type Beginning } from "./plan-dialog";

/** The button that plans something, here or on a record. */
export function NewActivity({ beginning, me, actions }: { beginning?: Beginning; me: Person | null; actions: ActivityActions & ActivityQuestions }) {
  const [open, setOpen] = useNew();
  useShortcut("n", () => setOpen(true));
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}><Plus />Plan activity</Button>
      {open && <PlanDialog beginning={beginning} me={me} actions={actions} onClose={() => setOpen(false)} />}
    </>
  );
}
