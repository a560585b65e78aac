"use client";

import { MessageSquareReply } from "lucide-react";
import { useState } from "react";
import { AnswerForm } from "@/components/progress/answer-form";
import { SaidList } from "@/components/progress/said-list";
import { Button } from "@/components/ui/button";
import type { BlockerView } from "@/lib/blockers/shapes";
import type { OwnerActions } from "./blocker-actions";

/** What the client replied about a blocker and what we answered, in whole; and the way to answer while the client sees it. */
export function BlockerTalk({ blocker: { id: blockerId, projectId, title, replies, isClientVisible, status }, actions }: { blocker: BlockerView; actions: OwnerActions | null }) {
  const [isOpen, setOpen] = useState(false);
  const canAnswer = actions && isClientVisible && status !== "RESOLVED";
  if (replies.length === 0 && !canAnswer) return null;
  return (
    <div className="grid gap-2.5 border-t border-line px-4 py-2.5">
      {replies.length > 0 && <SaidList label="Replies" lines={replies.toReversed()} />}
      {canAnswer && !isOpen && <Button size="sm" variant="quiet" className="-ml-2 justify-self-start" onClick={() => setOpen(true)}><MessageSquareReply />{replies.length > 0 ? "Answer the client" : "Write to the client"}</Button>}
      {canAnswer && isOpen && <AnswerForm projectId={projectId} label={`Write to the client about ${title}`} act={actions.answerOnBlocker} inputOf={(content) => ({ projectId, blockerId, content })} onClose={() => setOpen(false)} />}
    </div>
  );
}
