"use client";

import { History, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useAct } from "@/components/changes/use-act";
import { HistoryPanel } from "@/components/changes/history-panel";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { RailSection, RecordLayout } from "@/components/layout/record-layout";
import { RecordEditor } from "@/components/presence/record-editor";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import type { CatalogSolution } from "@/lib/catalog/queries/shapes";
import { remainderOf } from "@/lib/catalog/rules/weighing";
import type { DefinitionActions, SolutionActions } from "./catalog-actions";
import { DefinitionParts } from "./definition-parts";
import { NewTask } from "./new-task";
import { ResourceBox } from "./resource-box";
import { SolutionProducts } from "./solution-products";
import { TaskList } from "./task-list";
import { WeightSum } from "./weight-sum";

type Actions = DefinitionActions & SolutionActions;
type Props = { solution: CatalogSolution; canEdit: boolean; actions: Actions };

/** A solution's definition: its own tasks and its products', in an order of its own, and what they refer to. */
export function SolutionRecord({ solution, canEdit, actions }: Props) {
  const { id: solutionId, name, weight, tasks, parts } = solution;
  const parent = { solutionId };
  const remainder = remainderOf([weight]);
  const own = tasks.filter(({ from }) => !from).length;
  return (
    <>
      <PageHeader
        title={name} crumbs={[{ href: "/catalog?kind=solutions", label: "Catalog" }]} badge={<Badge>Version {solution.definitionVersion}</Badge>}
        actions={<><HistoryPanel trigger={<Button variant="quiet" aria-label="History"><History /><span className="max-md:hidden">History</span></Button>} entity="Solution" entityId={solutionId} name={name} actions={actions} />{canEdit && <NewTask parent={parent} remainder={remainder} actions={actions} />}</>}
        facts={[{ label: "Products", value: String(solution.products.length) }, { label: "Tasks of its own", value: String(own) }, { label: "Tasks of its products", value: String(tasks.length - own) }, { label: "Customers", value: String(solution.customers) }]}
      />
      <LiveScope entities={["Solution", "Product"]} ids={[solutionId, ...solution.products.map(({ id }) => id)]} />
      <RecordEditor entity="Solution" entityId={solutionId} heldBy={solution.heldBy} canEdit={canEdit} actions={actions}>
        <RecordLayout wide railLabel="Definition" rail={<><SolutionFacts solution={solution} canEdit={canEdit} actions={actions} /><SolutionProducts solution={solution} canEdit={canEdit} onChoose={actions.chooseProducts} onUndo={actions.undoChangeSet} /><DefinitionParts parent={parent} parts={parts} canEdit={canEdit} actions={actions} /><ResourceBox name={name} links={solution.resources} canEdit={canEdit} onSave={({ was, value }) => actions.editSolution({ solutionId, field: "resources", was, value })} onUndo={actions.undoChangeSet} /></>}>
          <div className="grid gap-4">
            <WeightSum parent={parent} name={name} weight={weight} remainder={remainder} tasks={own} canEdit={canEdit} onNormalize={actions.normalizeWeights} onUndo={actions.undoChangeSet} />
            <TaskList name={name} parent={parent} tasks={tasks} parts={parts} canEdit={canEdit} actions={actions} />
            {canEdit && <DeleteSolution solution={solution} actions={actions} />}
          </div>
        </RecordLayout>
      </RecordEditor>
    </>
  );
}

function SolutionFacts({ solution, canEdit, actions }: Props) {
  const { run } = useAct(actions.undoChangeSet);
  const save = (field: "name" | "description") => ({ value, read }: Edit) => run(actions.editSolution, { solutionId: solution.id, field, was: read || null, value }, { object: field === "name" ? value : solution.name, message: "is changed.", isInForm: true });
  return (
    <RailSection title="Solution">
      <Facts facts={[
        { label: "Name", value: canEdit ? <EditInPlace label="Name" value={solution.name} onSave={save("name")} /> : solution.name },
        { label: "Description", value: canEdit ? <EditInPlace label="Description" value={solution.description ?? ""} placeholder="Add" multiline onSave={save("description")} /> : solution.description },
      ]} />
    </RailSection>
  );
}

function DeleteSolution({ solution, actions }: Omit<Props, "canEdit">) {
  const { run, working } = useAct(actions.undoChangeSet);
  const router = useRouter();
  const remove = async () => {
    const outcome = await run(actions.deleteSolution, { solutionId: solution.id }, { object: solution.name, message: "is out of the catalogue. Its products stay." });
    if (outcome.ok) router.push("/catalog?kind=solutions");
  };
  return <Button variant="quiet" className="justify-self-start" working={working} onClick={() => void remove()}><Trash2 />Delete solution</Button>;
}
