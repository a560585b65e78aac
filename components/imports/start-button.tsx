"use client";

import { LinkButton } from "@/components/ui/button";
import type { Outcome } from "@/lib/action";
import type { ImportHead } from "@/lib/imports/queries";
import { ActButton } from "./act-button";
import { useImportPlace } from "./import-place";
import { count } from "./words";

/** Back to the columns, or on with the rows that are ready. */
export function StartButton({ head, start, locale }: { head: ImportHead; start: () => Promise<Outcome<unknown>>; locale: string }) {
  const { home } = useImportPlace();
  const { create = 0, update = 0 } = head.counts;
  if (!head.canSteer) return null;
  return (
    <>
      <LinkButton variant="quiet" href={`${home}/${head.id}/columns`} className="max-md:hidden">Back to mapping</LinkButton>
      {head.state === "PREVIEWED" && create + update > 0 && (
        <ActButton variant="primary" act={start} to={`${home}/${head.id}/run`}>
          <span>Import <span className="max-md:hidden">{count(create + update, "row", locale)}</span></span>
        </ActButton>
      )}
    </>
  );
}
