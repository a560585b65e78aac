"use client";

import { Download, History, Trash2, Upload } from "lucide-react";
import Link from "next/link";
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
import { Money } from "@/components/ui/money";
import type { ProductActions } from "@/components/products/product-actions";
import type { CatalogProduct } from "@/lib/catalog/queries/shapes";
import { remainderOf } from "@/lib/catalog/rules/weighing";
import type { DefinitionActions } from "./catalog-actions";
import { DefinitionParts } from "./definition-parts";
import { NewTask } from "./new-task";
import { ResourceBox } from "./resource-box";
import { TaskList } from "./task-list";
import { WeightSum } from "./weight-sum";

type Props = { product: CatalogProduct; currency: string; canEdit: boolean; actions: DefinitionActions } & Pick<ProductActions, "onEdit" | "onDelete">;
type Field = "name" | "code" | "series" | "listPrice" | "currencyCode" | "description" | "externalId";

const fileLink = "inline-flex min-h-8 items-center gap-1.5 text-accent-text max-md:min-h-10 [&_svg]:size-4";

/** A product's definition: its tasks, and what they refer to. */
export function ProductRecord({ product, currency, canEdit, actions, onEdit, onDelete }: Props) {
  const { id: productId, name, weight, tasks, parts } = product;
  const parent = { productId };
  const remainder = remainderOf([weight]);
  return (
    <>
      <PageHeader
        title={name} crumbs={[{ href: "/catalog", label: "Catalog" }]} badge={<Badge>Version {product.definitionVersion}</Badge>}
        actions={<><HistoryPanel trigger={<Button variant="quiet" aria-label="History"><History /><span className="max-md:hidden">History</span></Button>} entity="Product" entityId={productId} name={name} actions={actions} />{canEdit && <NewTask parent={parent} remainder={remainder} actions={actions} />}</>}
        facts={[{ label: "Tasks", value: String(tasks.length) }, { label: "Customers", value: String(product.customers) }, { label: "List price", value: <Money value={product.listPrice} currency={product.currencyCode ?? currency} /> }, { label: "Sold in", value: solutions(product) }]}
      />
      <LiveScope entities={["Product"]} ids={[productId]} />
      <RecordEditor entity="Product" entityId={productId} heldBy={product.heldBy} canEdit={canEdit} actions={actions}>
        <RecordLayout wide railLabel="Definition" rail={<><ProductFacts product={product} currency={currency} canEdit={canEdit} actions={actions} onEdit={onEdit} /><DefinitionParts parent={parent} parts={parts} canEdit={canEdit} actions={actions} /><ResourceBox name={name} links={product.resources} canEdit={canEdit} onSave={({ was, value }) => onEdit({ productId, field: "resources", was, value })} onUndo={actions.undoChangeSet} /></>}>
          <div className="grid gap-4">
            <WeightSum parent={parent} name={name} weight={weight} remainder={remainder} tasks={tasks.length} canEdit={canEdit} onNormalize={actions.normalizeWeights} onUndo={actions.undoChangeSet} />
            <TaskList name={name} parent={parent} tasks={tasks} parts={parts} canEdit={canEdit} actions={actions} />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <a href={`/api/catalog/products/${productId}/workbook`} download className={fileLink}><Download aria-hidden="true" />Workbook</a>
              {tasks.length > 0 && <a href={`/api/catalog/products/${productId}/tasks`} download className={fileLink}><Download aria-hidden="true" />Tasks as CSV</a>}
              {canEdit && <Link href={`/catalog/products/${productId}/import`} className={fileLink}><Upload aria-hidden="true" />Import</Link>}
              {canEdit && <DeleteProduct product={product} actions={actions} onDelete={onDelete} />}
            </div>
          </div>
        </RecordLayout>
      </RecordEditor>
    </>
  );
}

function ProductFacts({ product, currency, canEdit, actions, onEdit }: Omit<Props, "onDelete">) {
  const { run } = useAct(actions.undoChangeSet);
  const save = (field: Field) => ({ value, read }: Edit) => run(onEdit, { productId: product.id, field, was: read || null, value }, { object: field === "name" ? value : product.name, message: "is changed.", isInForm: true });
  const text = (label: string, field: Field, more: { multiline?: boolean; inputMode?: "decimal" } = {}) =>
    ({ label, value: canEdit ? <EditInPlace label={label} value={product[field] ?? ""} placeholder="Add" onSave={save(field)} {...more} /> : product[field] });
  const price = <Money value={product.listPrice} currency={product.currencyCode ?? currency} />;
  return (
    <RailSection title="Product">
      <Facts facts={[
        text("Name", "name"), text("Code", "code"), text("Series", "series"),
        { label: "List price", value: canEdit ? <EditInPlace label="List price" value={product.listPrice ?? ""} inputMode="decimal" placeholder="Add" display={price} onSave={save("listPrice")} /> : price },
        text("Currency", "currencyCode"), text("External id", "externalId"), text("Description", "description", { multiline: true }),
      ]} />
    </RailSection>
  );
}

function DeleteProduct({ product, actions, onDelete }: Pick<Props, "product" | "actions" | "onDelete">) {
  const { run, working } = useAct(actions.undoChangeSet);
  const router = useRouter();
  const remove = async () => {
    const outcome = await run(onDelete, { productId: product.id }, { object: product.name, message: "is out of the catalogue. Deals that sold it keep their lines." });
    if (outcome.ok) router.push("/catalog");
  };
  return <Button variant="quiet" working={working} onClick={() => void remove()}><Trash2 />Delete product</Button>;
}

function solutions({ solutions: all }: CatalogProduct) {
  return all.length === 0 ? null : <span>{all.map(({ id, name }, place) => <span key={id}>{place > 0 && ", "}<Link href={`/catalog/solutions/${id}`}>{name}</Link></span>)}</span>;
}
