"use client";

import { Fragment, useState, useTransition } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { DateTime, Day } from "@/components/ui/date-time";
import { dayIn } from "@/components/ui/dates";
import { ErrorLine } from "@/components/ui/field";
import { useReader } from "@/components/ui/locale";
import { Timeline, TimelineDay, TimelineEntry } from "@/components/ui/timeline";
import type { Timeline as Page } from "@/lib/customers/queries/timeline";
import type { TimelineKind } from "@/lib/customers/rules/timeline";
import type { CustomerQuestions } from "../customer-actions";
import { told } from "./timeline-words";

const choices: readonly { kind: TimelineKind; label: string }[] = [
  { kind: "all", label: "All" },
  { kind: "deals", label: "Deals" },
  { kind: "activities", label: "Activities" },
  { kind: "notes", label: "Notes" },
];

/** Which part of the timeline is shown; the choice is in the address. */
export function TimelineChoice({ customerId, kind }: { customerId: string; kind: TimelineKind }) {
  const chosen = { "aria-current": "true", className: "bg-accent-tint text-accent-text" } as const;
  return (
    <nav aria-label="What the timeline shows" className="mb-3 -ml-2 flex gap-0.5 overflow-x-auto scrollbar-none">
      {choices.map((choice) => (
        <LinkButton
          key={choice.kind}
          size="sm"
          variant="quiet"
          scroll={false}
          href={choice.kind === "all" ? `/customers/${customerId}` : `/customers/${customerId}?show=${choice.kind}`}
          {...(choice.kind === kind && chosen)}
        >
          {choice.label}
        </LinkButton>
      ))}
    </nav>
  );
}

type Props = { customerId: string; kind: TimelineKind; page: Page; listTimeline: CustomerQuestions["listTimeline"] };

/** Everything that happened, newest first, day by day. */
export function CustomerTimeline(props: Props) {
  const { zone } = useReader();
  const { entries, cursor, fault, loading, more } = useTimeline(props);
  if (entries.length === 0) return <p className="text-ink-3">Nothing has happened here yet.</p>;
  return (
    <>
      <Timeline label="Timeline">
        {entries.map((entry, place) => {
          const day = dayIn(new Date(entry.at), zone);
          const isNewDay = place === 0 || dayIn(new Date(entries[place - 1]?.at ?? 0), zone) !== day;
          return (
            <Fragment key={entry.id}>
              {isNewDay && <TimelineDay><Day value={day} /></TimelineDay>}
              <Entry entry={entry} />
            </Fragment>
          );
        })}
      </Timeline>
      {fault && <ErrorLine>{fault}</ErrorLine>}
      {cursor && <Button variant="quiet" working={loading} className="ml-8" onClick={more}>Show earlier</Button>}
    </>
  );
}

function Entry({ entry }: { entry: Page["entries"][number] }) {
  const { icon, kind, sentence, detail } = told(entry);
  return (
    <TimelineEntry icon={icon} kind={kind} time={<DateTime value={entry.at} only="time" />} detail={detail}>
      {sentence}{entry.isReverted && <span className="text-ink-3"> (undone)</span>}
    </TimelineEntry>
  );
}

/** Earlier pages are added below; a fresh first page never leaves a gap. */
function useTimeline({ customerId, kind, page, listTimeline }: Props) {
  const [held, setHeld] = useState<Page>({ entries: [], nextCursor: page.nextCursor });
  const [fault, setFault] = useState("");
  const [loading, start] = useTransition();
  const entries = [...page.entries, ...held.entries.filter(({ id }) => !page.entries.some((entry) => entry.id === id))];
  const cursor = held.entries.length > 0 ? held.nextCursor : page.nextCursor;
  const more = () =>
    start(async () => {
      const answer = await listTimeline({ customerId, kind, ...(cursor && { before: cursor }) });
      start(() => {
        setFault(answer.ok ? "" : answer.message);
        if (answer.ok) setHeld({ entries: [...entries, ...answer.value.entries], nextCursor: answer.value.nextCursor });
      });
    });
  return { entries, cursor, fault, loading, more };
}
