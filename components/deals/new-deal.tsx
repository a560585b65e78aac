"use client";

import { Plus } from "lucide-react";
import { useShortcut } from "@/components/layout/shortcuts";
import { useNew } from "@/components/layout/use-new";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import type { NewDealProps } from "./inputs/new-deal-dialog";

const NewDealDialog = late(() => import("./inputs/new-deal-dialog").then((file) => file.NewDealDialog));

/** The next deal: a button, `n`, or `/deals?new=1`. */
export function NewDeal(props: Omit<NewDealProps, "onClose">) {
  const [open, setOpen] = useNew();
  useShortcut("n", () => setOpen(true));
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}><Plus />New<span className="-ml-0.5 max-md:hidden">deal</span></Button>
      {open && <NewDealDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
