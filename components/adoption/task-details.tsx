import Link from "next/link";
import { Facts } from "@/components/ui/facts";
import type { PlanRecord, ShownTask } from "@/lib/adoption/shapes";
import { originalAddress } from "./address";
import { licenseWords } from "./words";

type Props = { plan: Pick<PlanRecord, "kind" | "parentId">; task: ShownTask };

/** What the task is, as the plan copied it, opened where it stands; and where it is defined. */
export function TaskDetails({ plan: { kind, parentId }, task: { name, description, howToDoc, howToVideo, licenseLevel, outcomes, releases, tags, originalId } }: Props) {
  return (
    <details className="mt-1.5 text-sm">
      <summary aria-label={`Details of ${name}`} className="w-fit cursor-pointer text-xs text-ink-2 hover:text-ink max-md:py-2">Details</summary>
      <div className="mt-2 grid gap-2">
        {description && <p className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">{description}</p>}
        <Facts facts={[
          { label: "How to, texts", value: howToDoc.length > 0 && <Addresses all={howToDoc} /> }, { label: "How to, videos", value: howToVideo.length > 0 && <Addresses all={howToVideo} /> }, { label: "Licence", value: licenseWords[licenseLevel] },
          { label: "Outcomes", value: outcomes.join(", ") }, { label: "Releases", value: releases.join(", ") }, { label: "Tags", value: tags.join(", ") },
          { label: "Defined", value: originalId ? <Link href={originalAddress(kind, parentId, originalId)}>In the catalogue</Link> : "Not in the catalogue any more" },
        ].filter(({ value }) => value)} />
      </div>
    </details>
  );
}

function Addresses({ all }: { all: readonly string[] }) {
  return <span className="grid min-w-0">{all.map((address) => (/^https?:\/\//i.test(address) ? <a key={address} href={address} target="_blank" rel="noreferrer" className="min-w-0 truncate">{address.replace(/^https?:\/\//i, "")}</a> : <span key={address} className="[overflow-wrap:anywhere]">{address}</span>))}</span>;
}
