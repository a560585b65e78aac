import { Download } from "lucide-react";
import { Td, Tr } from "@/components/ui/table";
import type { SubjectRow } from "@/lib/privacy/queries";
import { EraseDialog } from "./erase-dialog";
import type { EraseAct } from "./privacy-actions";

export function SubjectItem({ subject, isMe, onErase }: { subject: SubjectRow; isMe: boolean; onErase: EraseAct }) {
  const { kind, id, name, detail } = subject;
  return (
    <Tr>
      <Td className="[overflow-wrap:anywhere]">
        <span className="block font-medium">{name}</span>
        <span className="text-xs text-ink-3">{[kind === "user" ? (isMe ? "You" : "Colleague") : "Contact", detail].filter(Boolean).join(", ")}</span>
      </Td>
      <Td>
        <a href={`/api/privacy/people?kind=${kind}&id=${id}`} download aria-label={`Export ${name}`} className="inline-flex min-h-8 items-center gap-1.5 text-accent-text max-md:min-h-10 [&_svg]:size-4"><Download aria-hidden="true" />Export</a>
      </Td>
      <Td>{!isMe && <EraseDialog subject={subject} onErase={onErase} />}</Td>
    </Tr>
  );
}
