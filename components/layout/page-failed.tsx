"use client";

import { ErrorState } from "@/components/ui/error-state";

type Failed = { error: Error & { digest?: string }; retry: () => void };

/** One page failed; the frame around it stands. */
export function PageFailed(failed: Failed) {
  return <div className="grid min-w-0 flex-1 content-center gap-5 p-6 max-md:p-4 print:p-0"><Sentence {...failed} /></div>;
}

/** The same where a page has no frame. */
export function WholePageFailed(failed: Failed) {
  return <main id="main" className="grid min-h-dvh place-items-center p-6"><Sentence {...failed} /></main>;
}

function Sentence({ error, retry }: Failed) {
  return (
    <ErrorState framed={false} title="This page could not be shown" requestId={error.digest} onRetry={retry}>
      Nothing that was saved is lost. Try again; if it stays like this, send the number below to your administrator.
    </ErrorState>
  );
}
