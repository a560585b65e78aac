import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { FieldBox } from "@/components/fields/field-box";
import { shownEntities } from "@/components/fields/field-words";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listFields } from "@/lib/fields/queries";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Fields" };

export default async function FieldsPage() {
  const ctx = await requireContext("fields.read");
  const fields = await listFields(ctx, {});
  const canEdit = may(ctx, "fields.edit");
  return (
    <>
      <PageHeader title="Fields" meta="What your records hold beyond what everybody’s do." crumbs={[{ href: "/settings", label: "Settings" }]} />
      <LiveScope entities={["CustomFieldDefinition"]} />
      <Content className="max-w-(--w-work)">
        {shownEntities(fields).map((entity) => (
          <FieldBox
            key={entity} entity={entity} fields={fields.filter((field) => field.entity === entity)} canEdit={canEdit}
            onCreate={actions.createField} onEdit={actions.editField} onReorder={actions.reorderFields} onDelete={actions.deleteField} onUndo={actions.undo}
          />
        ))}
      </Content>
    </>
  );
}
