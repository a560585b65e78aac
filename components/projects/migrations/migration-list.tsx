import { ImportList } from "@/components/imports/import-list";
import { ImportPlaceProvider } from "@/components/imports/import-place";
import { ImportStart } from "@/components/imports/import-start";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { Note } from "@/components/ui/note";
import type { ImportHead } from "@/lib/imports/queries";
import { Entity } from "@/lib/imports/rules";
import { migrationPlace } from "./migration-place";

type Props = { projectId: string; clientName: string; isOver: boolean; of?: Entity | undefined; limits: { bytes: number; rows: number }; imports: readonly ImportHead[]; next: string | null };

/** What staff bring into the client's organization: a file to begin with, and what came before it. */
export function MigrationList({ projectId, clientName, isOver, of = "people", limits, imports, next }: Props) {
  return (
    <ImportPlaceProvider place={migrationPlace(projectId, clientName)}>
      <PageHeader title="Imports" crumbs={[{ href: "/ops/implementations", label: "Implementations" }, { href: `/ops/implementations/${projectId}`, label: clientName }]} />
      <Content className="max-w-(--w-work)">
        <Note>{isOver ? `The project is over, so nothing more is brought into ${clientName}. Its own administrators can undo what was.` : `Files go into ${clientName}. Its people see the records at once, and its audit names you.`}</Note>
        {!isOver && <ImportStart of={of} entities={Entity.options} limits={limits} />}
        <ImportList imports={imports} older={next} />
      </Content>
    </ImportPlaceProvider>
  );
}
