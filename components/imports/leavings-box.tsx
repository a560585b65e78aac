"use client";

import Link from "next/link";
import { Box } from "@/components/layout/record-layout";
import { useReader } from "@/components/ui/locale";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { Leaving } from "@/lib/imports/queries/results";
import { useImportPlace } from "./import-place";

const places: Record<string, string> = { Deal: "/deals", Customer: "/customers" };
const nouns: Record<string, string> = { Deal: "Deal", DealLine: "Line of a deal", Customer: "Customer", Product: "Product", User: "Person", PipelineStage: "Stage", CustomFieldDefinition: "Field" };

/** What the undo left alone, and why. */
export function LeavingsBox({ leavings, kept }: { leavings: readonly Leaving[]; kept: number }) {
  const { locale } = useReader();
  const { opensRecords } = useImportPlace();
  return (
    <Box title="What stays" aside={kept > leavings.length ? `${leavings.length} of ${kept.toLocaleString(locale)}` : undefined} flush>
      <Table label="What stays" framed={false}>
        <THead><Th>Record</Th><Th>It is a</Th><Th>Why it stays</Th></THead>
        <TBody>
          {leavings.map(({ id, entityType, entityId, name, reason }) => (
            <Tr key={id}>
              <Td className="font-medium">{opensRecords && places[entityType] ? <Link href={`${places[entityType]}/${entityId}`}>{name}</Link> : name}</Td>
              <Td className="whitespace-nowrap text-ink-2">{nouns[entityType] ?? entityType}</Td>
              <Td className="min-w-48 text-ink-2">{reason}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Box>
  );
}
