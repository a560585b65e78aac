"use client";

import { ErrorState } from "@/components/ui/error-state";

export default function AppError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-6">
      <ErrorState framed={false} title="This page could not be shown" requestId={error.digest} onRetry={retry}>
        Nothing that was saved is lost. Try again; if it stays like this, send the number below to your administrator.
      </ErrorState>
    </main>
  );
}
