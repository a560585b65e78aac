import { Content } from "@/components/layout/record-layout";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata = { title: "Not here" };

export default function WorkspaceNotFound() {
  return (
    <Content className="flex-1 content-center">
      <EmptyState framed={false} title="This is not here" actions={<LinkButton variant="primary" href="/deals">Open the board</LinkButton>}>
        It may have been deleted, or the address belongs to another organization.
      </EmptyState>
    </Content>
  );
}
