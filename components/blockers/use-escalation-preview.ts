"use client";

import { useEffect, useState, useTransition } from "react";
import type { Category } from "@/lib/blockers/rules";
import type { Preview } from "@/lib/blockers/shapes";
import type { BlockerActions } from "./blocker-actions";

type Asked = { projectId: string; category: Category; ownerId?: string; isClientVisible: boolean };

export function useEscalationPreview({ previewEscalation }: BlockerActions, { projectId, category, ownerId, isClientVisible }: Asked) {
  const [answer, setAnswer] = useState<{ preview?: Preview; refusal?: string }>({});
  const [, start] = useTransition();
  // What would fire is the server's to say: it is asked when the dialog opens and whenever a choice it hangs on changes.
  useEffect(() => {
    let isStale = false;
    start(async () => {
      const outcome = await previewEscalation({ projectId, category, isClientVisible, ...(ownerId && { ownerId }) });
      if (!isStale) start(() => setAnswer(outcome.ok ? { preview: outcome.value } : { refusal: outcome.message }));
    });
    return () => void (isStale = true);
  }, [previewEscalation, projectId, category, ownerId, isClientVisible]);
  return answer;
}
