"use client";

import { Trash2 } from "lucide-react";
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
import { ResourceBox, type SaveResources } from "./resource-box";
import { SolutionProducts } from "./solution-products";
import { TaskList } from "./task-list";
import { WeightSum } from "./weight-sum";

type Actions = DefinitionActions & SolutionActions;
type Props = { solution: CatalogSolution; canEdit: boolean; actions: Actions };

/** A solution's definition: its own tasks and its products', in an order of its own, and what they refer to. */
export function SolutionRecord(props: Props) {
  const { solution, canEdit, actions } = props;
  const { id: solutionId, name, weight, tasks, parts } = solution;
  const parent = { solutionId };
  const weighing = { parent, name, weight, remainder: remainderOf([weight]), canEdit, onNormalize: actions.normalizeWeights, onUndo: actions.undoChangeSet };
  return (
    <>
      <SolutionHead {...props} />
      <LiveScope entities={["Solution", "Product"]} ids={[solutionId, ...solution.products.map(({ id }) => id)]} />
      <RecordEditor entity="Solution" entityId={solutionId} heldBy={solution.heldBy} canEdit={canEdit} actions={actions}>
        <RecordLayout wide railLabel="Definition" rail={<SolutionRail {...props} />}>
          <div className="grid gap-4">
            <WeightSum {...weighing} tasks={ownOf(solution)} />
            <TaskList name={name} parent={parent} tasks={tasks} parts={parts} canEdit={canEdit} actions={actions} />
            {canEdit && <DeleteSolution solution={solution} actions={actions} />}
          </div>
        </RecordLayout>
      </RecordEditor>
    </>
  );
}

function SolutionHead({ solution, canEdit, actions }: Props) {
  const { id: solutionId, name, weight, tasks } = solution;
  const own = ownOf(solution);
  return (
    <PageHeader
      title={name}
      crumbs={[{ href: "/catalog?kind=solutions", label: "Catalog" }]}
      badge={<Badge>Version {solution.definitionVersion}</Badge>}
      actions={
        <>
          <HistoryPanel entity="Solution" entityId={solutionId} name={name} actions={actions} />
          {canEdit && <NewTask parent={{ solutionId }} remainder={remainderOf([weight])} actions={actions} />}
        </>
      }
      facts={[
        { label: "Products", value: String(solution.products.length) },
        { label: "Tasks of its own", value: String(own) },
        { label: "Tasks of its products", value: String(tasks.length - own) },
        { label: "Customers", value: String(solution.customers) },
      ]}
    />
  );
}

function SolutionRail({ solution, canEdit, actions }: Props) {
  const { id: solutionId, name, parts, resources } = solution;
  const { editSolution, chooseProducts, undoChangeSet } = actions;
  const saveResources: SaveResources = ({ was, value }) => editSolution({ solutionId, field: "resources", was, value });
  return (
    <>
      <SolutionFacts solution={solution} canEdit={canEdit} actions={actions} />
      <SolutionProducts solution={solution} canEdit={canEdit} onChoose={chooseProducts} onUndo={undoChangeSet} />
      <DefinitionParts parent={{ solutionId }} parts={parts} canEdit={canEdit} actions={actions} />
      <ResourceBox name={name} links={resources} canEdit={canEdit} onSave={saveResources} onUndo={undoChangeSet} />
    </>
  );
}

function SolutionFacts({ solution, canEdit, actions }: Props) {
  const { run } = useAct(actions.undoChangeSet);
  const save = (field: "name" | "description") => ({ value, read }: Edit) => {
    const said = { object: field === "name" ? value : solution.name, message: "is changed.", isInForm: true };
    return run(actions.editSolution, { solutionId: solution.id, field, was: read || null, value }, said);
  };
  const { name, description } = solution;
  const written = <EditInPlace label="Description" value={description ?? ""} placeholder="Add" multiline onSave={save("description")} />;
  return (
    <RailSection title="Solution">
      <Facts facts={[
        { label: "Name", value: canEdit ? <EditInPlace label="Name" value={name} onSave={save("name")} /> : name },
        { label: "Description", value: canEdit ? written : description },
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

/** How many tasks are not its products'. */
function ownOf({ tasks }: CatalogSolution) {
  return tasks.filter(({ from }) => !from).length;
}
