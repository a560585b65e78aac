import { DateTime } from "@/components/ui/date-time";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import { LEVELS, levelLabels } from "@/lib/blockers/rules/policy";
import type { PolicyView } from "@/lib/blockers/shapes";
import { waitingOn } from "@/lib/blockers/rules/words";

/** The versions that held before, newest first. */
export function PolicyVersions({ versions }: { versions: readonly PolicyView[] }) {
  if (versions.length === 0) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2 className="text-md font-semibold">Versions before</h2>
      <Table label="Versions before">
        <THead><Th>Category</Th><Th numeric>Version</Th>{LEVELS.map((level) => <Th key={level} numeric>{levelLabels[level]}</Th>)}<Th>From</Th><Th>By</Th></THead>
        <TBody>
          {versions.map(({ category, version, levels, effectiveAt, byName }) => (
            <Tr key={`${category} ${version}`}>
              <Td className="whitespace-nowrap">{waitingOn[category]}</Td>
              <Td numeric>{version}</Td>
              {LEVELS.map((level) => <Td key={level} numeric>{levels[level]}</Td>)}
              <Td className="whitespace-nowrap text-ink-2"><DateTime value={effectiveAt} /></Td>
              <Td missing={!byName} className="whitespace-nowrap">{byName}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </section>
  );
}
