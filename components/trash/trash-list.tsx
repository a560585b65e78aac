import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { Undo } from "@/components/changes/tell";
import type { TrashSet } from "@/lib/trash/queries";
import { RestoreButton } from "./restore-button";
import { contentsOf } from "./words";

/** What was deleted, one row for each time, with the way back. */
export function TrashList({ sets, days, onRestore }: { sets: readonly TrashSet[]; days: number; onRestore: Undo }) {
  if (sets.length === 0) return <EmptyState title="The trash is empty">What is deleted lies here for {days} days with everything that went with it. Then it is gone for good.</EmptyState>;
  return (
    <Table label="Trash">
      <THead><Th>What was done</Th><Th>Holds</Th><Th>By</Th><Th>When</Th><Th>Gone for good</Th><Th><span className="sr-only">Restore</span></Th></THead>
      <TBody>
        {sets.map(({ changeSetId, label, byName, at, counts }) => (
          <Tr key={changeSetId}>
            <Td className="min-w-48 font-medium [overflow-wrap:anywhere]">{label}</Td>
            <Td className="min-w-32 text-ink-2">{contentsOf(counts)}</Td>
            <Td className="whitespace-nowrap text-ink-2">{byName}</Td>
            <Td className="whitespace-nowrap text-ink-2"><DateTime value={at.toISOString()} /></Td>
            <Td className="whitespace-nowrap text-ink-2"><DateTime value={new Date(at.getTime() + days * 86_400_000).toISOString()} /></Td>
            <Td className="text-right"><RestoreButton changeSetId={changeSetId} label={label} onRestore={onRestore} /></Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
