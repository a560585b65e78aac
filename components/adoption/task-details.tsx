import Link from "next/link";
import { Facts, type Fact } from "@/components/ui/facts";
import type { PlanRecord, ShownTask } from "@/lib/adoption/shapes";
import { originalAddress } from "./address";
import { licenseWords } from "./words";

type Props = { plan: Pick<PlanRecord, "kind" | "parentId">; task: ShownTask };

/** What the task is, as the plan copied it, opened where it stands; and where it is defined. */
export function TaskDetails(props: Props) {
  const { name, description } = props.task;
  return (
    <details className="mt-1.5 text-sm">
      <summary aria-label={`Details of ${name}`} className="w-fit cursor-pointer text-xs text-ink-2 hover:text-ink max-md:py-2">Details</summary>
      <div className="mt-2 grid gap-2">
        {description && <p className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">{description}</p>}
        <Facts facts={factsOf(props).filter(({ value }) => value)} />
      </div>
    </details>
  );
}

function factsOf({ plan: { kind, parentId }, task }: Props): Fact[] {
  const { howToDoc, howToVideo, licenseLevel, outcomes, releases, tags, originalId } = task;
  const origin = originalId && <Link href={originalAddress(kind, parentId, originalId)}>In the catalogue</Link>;
  return [
    { label: "How to, texts", value: howToDoc.length > 0 && <Addresses all={howToDoc} /> },
    { label: "How to, videos", value: howToVideo.length > 0 && <Addresses all={howToVideo} /> },
    { label: "Licence", value: licenseWords[licenseLevel] },
    { label: "Outcomes", value: outcomes.join(", ") },
    { label: "Releases", value: releases.join(", ") },
    { label: "Tags", value: tags.join(", ") },
    { label: "Defined", value: origin || "Not in the catalogue any more" },
  ];
}

function Addresses({ all }: { all: readonly string[] }) {
  return <span className="grid min-w-0">{all.map((address) => <Address key={address} address={address} />)}</span>;
}

function Address({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return <span className="[overflow-wrap:anywhere]">{address}</span>;
  return <a href={address} target="_blank" rel="noreferrer" className="min-w-0 truncate">{address.replace(/^https?:\/\//i, "")}</a>;
}
