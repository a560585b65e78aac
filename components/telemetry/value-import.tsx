"use client";

import { Download, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";

const ImportDialog = dynamic(() => import("./import-dialog").then((file) => file.ImportDialog), { ssr: false });

/** The plan's workbook: out, and in again. */
export function ValueImport({ planId, canWrite }: { planId: string; canWrite: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const address = `/api/telemetry/plans/${planId}`;
  return (
    <>
      <a href={`${address}?format=xlsx`} download className={buttonLook({ size: "sm" })}><Download />Workbook</a>
      <a href={address} download className={buttonLook({ size: "sm" })}><Download />CSV</a>
      {canWrite && <Button size="sm" onClick={() => setOpen(true)}><Upload />Import</Button>}
      {isOpen && <ImportDialog address={address} onClose={() => setOpen(false)} />}
    </>
  );
}
