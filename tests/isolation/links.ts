import { hashToken } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { openProject } from "@/lib/projects/opening";
import { shipped } from "@/lib/projects/templates/shipped";
import { systemContext } from "@/lib/auth/context";
import { keepFile } from "@/lib/attachments/keeping";
import { within } from "@/lib/db/within";
import type { Scene } from "./scene";
import type { StaffCase } from "./staff-inputs";

/** A project of the scene's organization with a link and a file. */
export async function linked({ tenantId, word }: Pick<Scene, "tenantId" | "word">) {
  const client = await everything.organization.create({ data: { name: `${word}-client`, slug: crypto.randomUUID() }, select: { id: true } });
  const ctx = systemContext(tenantId);
  const { projectId } = await within(ctx, (tx) => openProject(tx, ctx, { clientOrganizationId: client.id, customerId: null, dealId: null, type: "SMB_QUICK_START", tasks: shipped.SMB_QUICK_START, kickoffDate: null, targetGoLiveDate: null, leadImplementerId: null, handoff: null }));
  await everything.implementationProject.update({ where: { id: projectId }, data: { clientVisibleNotes: `${word}-note` } });
  const { id: linkId } = await everything.progressLink.create({ data: { tenantId, projectId, email: `${word}-link@client.test`, tokenHash: hashToken(crypto.randomUUID()), expiresAt: new Date(Date.now() + 3_600_000) }, select: { id: true } });
  await everything.clientComment.create({ data: { tenantId, projectId, authorByKind: "CLIENT", authorByName: "Ana", content: `${word}-comment` } });
  const { attachmentId } = await keepFile(ctx, { projectId, name: `${word}-file.txt`, size: word.length, body: text(word) });
  return { projectId, linkId, attachmentId };
}

/** The cases of the portal's actions on links and on the files of projects. */
export const linkInputs: Record<string, StaffCase> = {
  "progress#createLink": { needs: "manage_projects", input: async (a) => ({ projectId: (await linked(a)).projectId, accessLevel: "VIEW" }) },
  "progress#extendLink": { needs: "manage_projects", input: async (a) => ({ ...only(await linked(a)), days: 30 }) },
  "progress#revokeLink": { needs: "manage_projects", input: async (a) => only(await linked(a)) },
  "progress#giveCode": { needs: "manage_projects", input: async (a) => only(await linked(a)) },
  "progress#answerClient": { needs: "manage_projects", input: async (a) => ({ projectId: (await linked(a)).projectId, content: "Here it is" }) },
  "progress#undoFile": { needs: "manage_projects", input: () => ({ changeSetId: crypto.randomUUID() }), refused: /not here/ },
  "progress#deleteFile": { needs: "manage_projects", input: async (a) => ({ attachmentId: (await linked(a)).attachmentId }) },
};

function only({ projectId, linkId }: { projectId: string; linkId: string }) {
  return { projectId, linkId };
}

async function* text(word: string) {
  yield Buffer.from(word);
}
