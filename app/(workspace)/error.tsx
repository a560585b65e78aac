"use client";

import { ErrorState } from "@/components/ui/error-state";

/** One page failed; the frame around it stands. */
export default function WorkspaceError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <div className="grid min-w-0 flex-1 content-center gap-5 p-6 max-md:p-4 print:p-0">
      <ErrorState framed={false} title="This page could not be shown" requestId={error.digest} onRetry={retry}>
        Nothing that was saved is lost. Try again; if it stays like this, send the number below to your administrator.
      </ErrorState>
    </div>
  );
}
