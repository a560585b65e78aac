"use client";

import type { ReactNode } from "react";
import { Progress } from "@/components/ui/progress";
import { useReader } from "@/components/ui/locale";
import type { Work } from "@/lib/imports/queries";

/** Work that goes on by itself: how far, how long yet, and the way to stop it. */
export function WorkProgress({ label, work, left, children }: { label: string; work: Work; left?: string | undefined; children?: ReactNode }) {
  const { locale } = useReader();
  return (
    <>
      <Progress label={label} value={work.done} max={work.total} left={work.status === "pending" && work.done === 0 ? "waiting for its turn" : left} locale={locale}>
        <span className="mr-auto">You may leave this page; the work goes on.</span>
        {children}
      </Progress>
      <p role="status" className="sr-only">{quarter(work)}</p>
    </>
  );
}

/** Read out four times on the way, not at every row. */
function quarter({ done, total }: Work) {
  const quarters = total > 0 ? Math.floor((done / total) * 4) : 0;
  return quarters > 0 ? `${quarters * 25} % done` : "";
}
