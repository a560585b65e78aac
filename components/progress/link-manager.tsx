"use client";

import { Link2, Plus } from "lucide-react";
import { useState } from "react";
import { Box } from "@/components/layout/record-layout";
import { answered } from "@/components/ui/answered";
import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { Day, DateTime } from "@/components/ui/date-time";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { LinkRow } from "@/lib/progress/queries";
import type { Level } from "@/lib/progress/rules";
import { NewLink, type CreateLinkInput } from "./new-link";
import { ShownOnce } from "./shown-once";

type Act<I, T = unknown> = (input: I) => Promise<Outcome<T>>;
type One = { projectId: string; linkId: string };
/** What staff do with the client's links; from app/ops/(portal)/progress/actions.ts. */
export type LinkActions = { createLink: Act<CreateLinkInput, { address: string }>; extendLink: Act<One & { days: number }>; revokeLink: Act<One>; giveCode: Act<One, { code: string }> };
type Props = { projectId: string; links: readonly LinkRow[]; /** False: codes are read out by staff. */ isMailed: boolean; actions: LinkActions };

const words: Record<Level, string> = { VIEW: "looks", WORK: "works", SIGN: "works and signs" };

/** The client's ways in: made, copied once, extended, revoked; and the page as the client sees it. */
export function LinkManager({ projectId, links, isMailed, actions }: Props) {
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<{ title: string; value: string } | null>(null);
  const onMade = (address: string) => {
    setMaking(false);
    setShown({ title: "Copy the link now", value: address });
  };
  const acts = (
    <>
      <LinkButton size="sm" variant="quiet" href={`/ops/preview/${projectId}`} target="_blank">Preview as client</LinkButton>
      <Button size="sm" onClick={() => setMaking(true)}><Plus />New link</Button>
    </>
  );
  const onCode = (value: string) => setShown({ title: "Code for ten minutes", value });
  return (
    <Box title="Client's links" flush actions={acts}>
      {links.length === 0 && <p className="border-t border-line px-4 py-3 text-ink-3">The client has no link yet. Make one for each person who follows the rollout.</p>}
      <ul className="divide-y divide-line border-t border-line">
        {links.map((link) => <LinkItem key={link.id} link={link} projectId={projectId} isMailed={isMailed} actions={actions} onCode={onCode} />)}
      </ul>
      {making && <NewLink projectId={projectId} createLink={actions.createLink} onClose={() => setMaking(false)} onMade={onMade} />}
      {shown && <ShownOnce {...shown} onClose={() => setShown(null)} />}
    </Box>
  );
}

type Item = Omit<Props, "links"> & { link: LinkRow; onCode: (code: string) => void };

function LinkItem({ link, ...item }: Item) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5">
      <Link2 className="size-4 text-ink-3" aria-hidden="true" />
      <div className="min-w-40 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{link.contactName ?? link.email ?? "Whoever has the link"} <span className="font-normal text-ink-3">{words[link.accessLevel]}</span></p>
        <p className="text-xs text-ink-3">{link.contactName && link.email && `${link.email}, `}{link.lastSeenAt ? <>last seen <DateTime value={link.lastSeenAt} /></> : "not opened yet"}</p>
      </div>
      {link.revokedAt ? <Badge>Revoked</Badge> : link.isOver ? <Badge tone="watch">Ran out</Badge> : <span className="text-xs text-ink-3">until <Day value={link.expiresAt} /></span>}
      {!link.revokedAt && <LinkActs link={link} {...item} />}
    </li>
  );
}

function LinkActs({ projectId, link, isMailed, actions, onCode }: Item) {
  const one = { projectId, linkId: link.id };
  const run = async (act: Promise<Outcome<unknown>>, message: string) => {
    const outcome = await answered(act);
    if (outcome.ok) toastDone({ object: "The link", message });
    else toastRefusal({ message: outcome.message });
  };
  const giveCode = async () => {
    const outcome = await answered(actions.giveCode(one));
    if (outcome.ok) onCode(outcome.value.code);
    else toastRefusal({ message: outcome.message });
  };
  return (
    <span className="flex gap-1">
      {!isMailed && link.email && !link.isOver && <Button size="sm" variant="quiet" onClick={() => void giveCode()}>Show a code</Button>}
      <Button size="sm" variant="quiet" onClick={() => void run(actions.extendLink({ ...one, days: 90 }), "works for 90 more days.")}>Extend</Button>
      <Button size="sm" variant="quiet" onClick={() => void run(actions.revokeLink(one), "is revoked and opens nothing from now on.")}>Revoke</Button>
    </span>
  );
}
