"use client";

import { Download, Trash2, Upload } from "lucide-react";
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
import { ResourceBox, type SaveResources } from "./resource-box";
import { TaskList } from "./task-list";
import { WeightSum } from "./weight-sum";

type Props = { product: CatalogProduct; currency: string; canEdit: boolean; actions: DefinitionActions } & Pick<ProductActions, "onEdit" | "onDelete">;
type Field = "name" | "code" | "series" | "listPrice" | "currencyCode" | "description" | "externalId";

const priceField = { label: "List price", inputMode: "decimal", placeholder: "Add" } as const;
const fileLink = "inline-flex min-h-8 items-center gap-1.5 text-accent-text max-md:min-h-10 [&_svg]:size-4";

/** A product's definition: its tasks, and what they refer to. */
export function ProductRecord(props: Props) {
  const { product, canEdit, actions, onDelete } = props;
  const { id: productId, name, weight, tasks, parts } = product;
  const parent = { productId };
  const remainder = remainderOf([weight]);
  const weighing = { parent, name, weight, remainder, canEdit, onNormalize: actions.normalizeWeights, onUndo: actions.undoChangeSet };
  return (
    <>
      <ProductHead {...props} />
      <LiveScope entities={["Product"]} ids={[productId]} />
      <RecordEditor entity="Product" entityId={productId} heldBy={product.heldBy} canEdit={canEdit} actions={actions}>
        <RecordLayout wide railLabel="Definition" rail={<ProductRail {...props} />}>
          <div className="grid gap-4">
            <WeightSum {...weighing} tasks={tasks.length} />
            <TaskList name={name} parent={parent} tasks={tasks} parts={parts} canEdit={canEdit} actions={actions} />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <ProductFiles product={product} canEdit={canEdit} />
              {canEdit && <DeleteProduct product={product} actions={actions} onDelete={onDelete} />}
            </div>
          </div>
        </RecordLayout>
      </RecordEditor>
    </>
  );
}

function ProductHead({ product, currency, canEdit, actions }: Props) {
  const { id: productId, name, weight, listPrice, currencyCode } = product;
  return (
    <PageHeader
      title={name}
      crumbs={[{ href: "/catalog", label: "Catalog" }]}
      badge={<Badge>Version {product.definitionVersion}</Badge>}
      actions={
        <>
          <HistoryPanel entity="Product" entityId={productId} name={name} actions={actions} />
          {canEdit && <NewTask parent={{ productId }} remainder={remainderOf([weight])} actions={actions} />}
        </>
      }
      facts={[
        { label: "Tasks", value: String(product.tasks.length) },
        { label: "Customers", value: String(product.customers) },
        { label: "List price", value: <Money value={listPrice} currency={currencyCode ?? currency} /> },
        { label: "Sold in", value: solutions(product) },
      ]}
    />
  );
}

function ProductRail(props: Props) {
  const { product, canEdit, actions, onEdit } = props;
  const { id: productId, name, parts, resources } = product;
  const saveResources: SaveResources = ({ was, value }) => onEdit({ productId, field: "resources", was, value });
  return (
    <>
      <ProductFacts {...props} />
      <DefinitionParts parent={{ productId }} parts={parts} canEdit={canEdit} actions={actions} />
      <ResourceBox name={name} links={resources} canEdit={canEdit} onSave={saveResources} onUndo={actions.undoChangeSet} />
    </>
  );
}

/** What leaves the catalogue as a file, and the way in. */
function ProductFiles({ product: { id, tasks }, canEdit }: Pick<Props, "product" | "canEdit">) {
  return (
    <>
      <a href={`/api/catalog/products/${id}/workbook`} download className={fileLink}><Download aria-hidden="true" />Workbook</a>
      {tasks.length > 0 && <a href={`/api/catalog/products/${id}/tasks`} download className={fileLink}><Download aria-hidden="true" />Tasks as CSV</a>}
      {canEdit && <Link href={`/catalog/products/${id}/import`} className={fileLink}><Upload aria-hidden="true" />Import</Link>}
    </>
  );
}

function ProductFacts({ product, currency, canEdit, actions, onEdit }: Omit<Props, "onDelete">) {
  const { run } = useAct(actions.undoChangeSet);
  const save = (field: Field) => ({ value, read }: Edit) => {
    const said = { object: field === "name" ? value : product.name, message: "is changed.", isInForm: true };
    return run(onEdit, { productId: product.id, field, was: read || null, value }, said);
  };
  const text = (label: string, field: Field, more: { multiline?: boolean; inputMode?: "decimal" } = {}) =>
    ({ label, value: canEdit ? <EditInPlace label={label} value={product[field] ?? ""} placeholder="Add" onSave={save(field)} {...more} /> : product[field] });
  const price = <Money value={product.listPrice} currency={product.currencyCode ?? currency} />;
  return (
    <RailSection title="Product">
      <Facts facts={[
        text("Name", "name"), text("Code", "code"), text("Series", "series"),
        { label: "List price", value: canEdit ? <EditInPlace {...priceField} value={product.listPrice ?? ""} display={price} onSave={save("listPrice")} /> : price },
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
  if (all.length === 0) return null;
  return <span>{all.map(({ id, name }, place) => <span key={id}>{place > 0 && ", "}<Link href={`/catalog/solutions/${id}`}>{name}</Link></span>)}</span>;
}
