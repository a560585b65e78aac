"use client";

import { History } from "lucide-react";
import { Popover } from "@/components/ui/popover";
import { ChipButton } from "@/components/ui/tag-chip";
import { AsOfForm } from "../deals-layouts";

/** The way into the past of this board. */
export function AsOfMenu({ before, pipelineId }: { before: string; pipelineId: string }) {
  return (
    <Popover label="The board as it was" trigger={<ChipButton><History />As it was</ChipButton>}>
      <AsOfForm before={before} pipelineId={pipelineId} />
      <p className="mt-2 text-xs text-ink-3">Deals, stages and sums of that day, at that day’s rates.</p>
    </Popover>
  );
}
