"use client";

import { Content } from "@/components/layout/record-layout";
import { ErrorState } from "@/components/ui/error-state";

/** One page failed; the frame around it stands. */
export default function WorkspaceError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Content className="flex-1 content-center">
      <ErrorState framed={false} title="This page could not be shown" requestId={error.digest} onRetry={retry}>
        Nothing that was saved is lost. Try again; if it stays like this, send the number below to your administrator.
      </ErrorState>
    </Content>
  );
}
