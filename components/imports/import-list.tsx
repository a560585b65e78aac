"use client";

import Link from "next/link";
import { Box } from "@/components/layout/record-layout";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Count } from "@/components/ui/money";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { ImportHead } from "@/lib/imports/queries";
import { useImportPlace } from "./import-place";
import { NOUNS, standing } from "./words";

/** Every import of the organization, newest first. */
export function ImportList({ imports, older }: { imports: readonly ImportHead[]; older: string | null }) {
  const { home } = useImportPlace();
  if (imports.length === 0) return <p className="text-ink-2">Nothing has been imported yet.</p>;
  return (
    <Box title="Earlier imports" flush>
      <Table label="Earlier imports" framed={false}>
        <THead><Th>File</Th><Th>Into</Th><Th numeric>Rows</Th><Th>State</Th><Th>By</Th><Th>When</Th></THead>
        <TBody>
          {imports.map((each) => (
            <Tr key={each.id}>
              <Td className="max-w-64 truncate"><Link href={`${home}/${each.id}/${each.step}`} className="font-medium">{each.name}</Link></Td>
              <Td>{NOUNS[each.entity]}</Td>
              <Td numeric><Count value={each.rows} /></Td>
              <Td><Badge tone={standing(each).tone}>{standing(each).label}</Badge></Td>
              <Td className="whitespace-nowrap">{each.createdByName}</Td>
              <Td className="whitespace-nowrap"><DateTime value={each.createdAt} /></Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <div className="px-4"><PaginationCursor label="Pages of imports" olderHref={older ? `${home}?before=${older}` : undefined} /></div>
    </Box>
  );
}
