import { EmptyState } from "@/components/ui/empty-state";

/** One page for every token that opens nothing: nobody learns whether it ever did. */
export default function NoSuchLink() {
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-6">
      <EmptyState framed={false} heading="h1" title="This link opens nothing">It may have been mistyped, have run out, or have been closed. Ask the person who gave it to you for a new one.</EmptyState>
    </main>
  );
}
