"use client";

import { ErrorState } from "@/components/ui/error-state";
import "./globals.css";

/** The frame of every page failed, or what stands around it, so this brings its own. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Throughline could not be shown</title>
        <main id="main" className="grid min-h-dvh place-items-center p-6">
          <ErrorState framed={false} title="Throughline could not be shown" requestId={error.digest} onRetry={retry}>
            Nothing that was saved is lost. Try again; if it stays like this, send the number below to your administrator.
          </ErrorState>
        </main>
      </body>
    </html>
  );
}
