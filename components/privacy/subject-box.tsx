import { Search } from "lucide-react";
import Form from "next/form";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { SubjectRow } from "@/lib/privacy/queries";
import type { EraseAct } from "./privacy-actions";
import { SubjectItem } from "./subject-item";

/** One person, somebody of the organization or a contact: everything that is kept of them as a file, or gone for good. */
export function SubjectBox({ q, subjects, me, onErase }: { q: string; subjects: readonly SubjectRow[]; me: string | null; onErase: EraseAct }) {
  return (
    <Box flush title="One person">
      <div className="grid gap-3 px-4 pb-4">
        <p className="text-ink-2">Find a colleague or a contact. The export holds every record that names them. Erasing takes their name, addresses and phone numbers out of all records; what was done stays.</p>
        <Form action="/settings/privacy" className="flex min-w-0 gap-2 md:max-w-[360px]" role="search">
          <Input key={q} controlSize="sm" type="search" name="q" defaultValue={q} aria-label="Find a person" placeholder="Name or address" />
          <Button type="submit" aria-label="Search"><Search /></Button>
        </Form>
        {q.length > 0 && subjects.length === 0 && <p className="text-ink-2">{q.length < 2 ? "Type at least two letters." : `Nobody is found by “${q}”.`}</p>}
      </div>
      {subjects.length > 0 && (
        <Table label="People found" framed={false} className="border-t border-line">
          <THead><Th>Person</Th><Th className="w-12"><span className="sr-only">Export</span></Th><Th className="w-12"><span className="sr-only">Erase</span></Th></THead>
          <TBody>{subjects.map((subject) => <SubjectItem key={subject.id} subject={subject} isMe={subject.id === me} onErase={onErase} />)}</TBody>
        </Table>
      )}
    </Box>
  );
}
