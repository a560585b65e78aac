import { EmptyState } from "@/components/ui/empty-state";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { KeyRow } from "@/lib/keys/queries";
import type { RevokeKeyAct } from "./key-actions";
import { KeyItem } from "./key-item";

/** The organization's keys, newest first. */
export function KeyList({ keys, canEdit, onRevoke }: { keys: readonly KeyRow[]; canEdit: boolean; onRevoke: RevokeKeyAct }) {
  if (keys.length === 0) return <EmptyState title="No key yet">A program that sends telemetry or reads the CRM signs in with a key of its own, which opens only what you choose.</EmptyState>;
  return (
    <Table label="API keys">
      <THead><Th>Name</Th><Th>It may</Th><Th>Last used</Th><Th>Works until</Th><Th><span className="sr-only">Revoke</span></Th></THead>
      <TBody>{keys.map((key) => <KeyItem key={key.id} of={key} canEdit={canEdit} onRevoke={onRevoke} />)}</TBody>
    </Table>
  );
}
