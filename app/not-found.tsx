import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata = { title: "Not here" };

export default function NotFound() {
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-6">
      <EmptyState framed={false} heading="h1" title="There is no page at this address" actions={<LinkButton variant="primary" href="/">Go to the start</LinkButton>}>
        The address may have been mistyped, or what it showed is gone.
      </EmptyState>
    </main>
  );
}
