import { Download } from "lucide-react";
import { Td, Tr } from "@/components/ui/table";
import type { SubjectRow } from "@/lib/privacy/queries";
import { EraseDialog } from "./erase-dialog";
import type { EraseAct } from "./privacy-actions";

export function SubjectItem({ subject, isMe, onErase }: { subject: SubjectRow; isMe: boolean; onErase: EraseAct }) {
  const { kind, id, name, detail } = subject;
  return (
    <Tr>
      <Td className="min-w-40 font-medium">{name}</Td>
      <Td className="whitespace-nowrap text-ink-2">{kind === "user" ? (isMe ? "You" : "Colleague") : "Contact"}</Td>
      <Td className="min-w-40 text-ink-2">{detail}</Td>
      <Td><a href={`/api/privacy/people?kind=${kind}&id=${id}`} download aria-label={`Export ${name}`} className="inline-flex min-h-8 items-center gap-1.5 text-accent-text max-md:min-h-10 [&_svg]:size-4"><Download aria-hidden="true" />Export</a></Td>
      <Td>{!isMe && <EraseDialog subject={subject} onErase={onErase} />}</Td>
    </Tr>
  );
}
