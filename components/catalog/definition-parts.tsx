import type { Parts } from "@/lib/catalog/queries/shapes";
import type { DefinitionActions, ParentRef } from "./catalog-actions";
import { PartBox } from "./part-box";

/** What tasks refer to, and what else is known of a product or a solution. */
export function DefinitionParts({ parent, parts, canEdit, actions }: { parent: ParentRef; parts: Parts; canEdit: boolean; actions: DefinitionActions }) {
  const held = { parent, canEdit, actions };
  return (
    <>
      <PartBox kind="license" title="Licences" empty="No licences yet." rows={parts.licenses} {...held} />
      <PartBox kind="outcome" title="Outcomes" empty="No outcomes yet. A plan may choose some of them." rows={parts.outcomes} {...held} />
      <PartBox kind="release" title="Releases" empty="No releases yet." rows={parts.releases} {...held} />
      <PartBox kind="tag" title="Tags" empty="No tags yet." rows={parts.tags} {...held} />
      <PartBox kind="attribute" title="Custom attributes" empty="None." rows={parts.attributes} {...held} />
    </>
  );
}
