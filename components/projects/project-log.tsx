import { ArrowRight, Check, CircleMinus, Gavel, Mail, MailOpen, MessageSquare, Search, Users } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Select } from "@/components/ui/select";
import { Timeline, TimelineEntry } from "@/components/ui/timeline";
import type { LogPage, LogRow } from "@/lib/ops/projects/queries/shapes";
import { logTypes, type ListLog } from "@/lib/ops/projects/rules";
import { logLabels } from "@/lib/projects/rules/words";

const icons: Record<LogRow["type"], ReactNode> = { EMAIL_SENT: <Mail />, EMAIL_RECEIVED: <MailOpen />, MEETING: <Users />, DECISION: <Gavel />, PHASE_TRANSITION: <ArrowRight />, NOTE: <MessageSquare />, TASK_COMPLETED: <Check />, BLOCKER_CREATED: <CircleMinus />, BLOCKER_RESOLVED: <Check /> };
const kinds: Partial<Record<LogRow["type"], "moved" | "proof" | "escalated">> = { PHASE_TRANSITION: "moved", TASK_COMPLETED: "proof", BLOCKER_CREATED: "escalated" };

/** What happened, newest first, by kind and words. The question is in the address. */
export function ProjectLog({ projectId, asked, page, composer }: { projectId: string; asked: Pick<ListLog, "type" | "q" | "before">; page: LogPage; composer: ReactNode }) {
  const here = `/ops/implementations/${projectId}`;
  const href = (before?: string) => `${here}?${new URLSearchParams({ ...(asked.type && { type: asked.type }), ...(asked.q && { q: asked.q }), ...(before && { before }) })}#log`;
  return (
    <section aria-labelledby="log" className="grid min-w-0 gap-3">
      <header className="flex flex-wrap items-center gap-2">
        <h2 id="log" className="text-lg font-semibold">Activity</h2>
        <Form key={`${asked.type} ${asked.q}`} action={here} role="search" scroll={false} className="ml-auto flex items-center gap-2">
          <Select controlSize="sm" name="type" aria-label="Kind of activity" defaultValue={asked.type ?? ""} empty="Everything" options={logTypes.map((value) => ({ value, label: logLabels[value] }))} className="w-36" />
          <Input controlSize="sm" type="search" name="q" aria-label="Search the activity" placeholder="Search" defaultValue={asked.q} className="w-32" />
          <Button size="sm" type="submit" aria-label="Search"><Search /></Button>
        </Form>
        {composer}
      </header>
      {page.lines.length === 0 && (
        <EmptyState title="Nothing is logged">{asked.type || asked.q ? "Another kind or other words may find something." : "Mails, meetings, decisions and notes stand here, and what happens by itself."}</EmptyState>
      )}
      {page.lines.length > 0 && <Timeline label="Activity">{page.lines.map((line) => <Line key={line.id} line={line} />)}</Timeline>}
      <PaginationCursor label="Pages of activity" newer="Newest" older="Older" newerHref={asked.before ? href() : undefined} olderHref={page.next ? href(page.next) : undefined} />
    </section>
  );
}

function Line({ line: { type, subject, content, attendees, meetingDate, decisionRationale, emailTo, emailCc, byName, at } }: { line: LogRow }) {
  const facts = [meetingDate && <>Met <DateTime value={meetingDate} /></>, attendees.length > 0 && attendees.join(", "), emailTo.length > 0 && `To ${emailTo.join(", ")}`, emailCc.length > 0 && `copy ${emailCc.join(", ")}`].filter(Boolean);
  const detail = (content || decisionRationale || facts.length > 0) && (
    <div className="grid gap-1">
      {facts.length > 0 && <p className="text-xs text-ink-3">{facts.map((fact, n) => <span key={n}>{n > 0 && " · "}{fact}</span>)}</p>}
      {decisionRationale && <p className="whitespace-pre-line"><b className="font-medium">Because</b> {decisionRationale}</p>}
      {content && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{content}</p>}
    </div>
  );
  return (
    <TimelineEntry icon={icons[type]} kind={kinds[type] ?? "neutral"} time={<DateTime value={at} />} detail={detail || undefined}><span className="text-ink-3">{logLabels[type]} · {byName}</span> <span className="[overflow-wrap:anywhere]">{subject}</span></TimelineEntry>
  );
}
