import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function OpsNotFound() {
  return (
    <div className="p-6">
      <EmptyState title="This is not here" actions={<LinkButton href="/ops">Organizations</LinkButton>}>It never was, is gone, or your role does not cover it.</EmptyState>
    </div>
  );
}
