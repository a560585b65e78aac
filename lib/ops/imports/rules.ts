import { z } from "zod";
import { ListImports, UploadImport } from "@/lib/imports/rules/steps";

/** An upload into the client of a project: what the wizard asks, and which project. */
export const UploadMigration = UploadImport.extend({ projectId: z.uuid() });
export type UploadMigration = z.infer<typeof UploadMigration>;

export const ListMigrations = ListImports.extend({ projectId: z.uuid() });
export type ListMigrations = z.infer<typeof ListMigrations>;

/** One step of the wizard on a project's pages. */
export const AskMigration = z.object({ projectId: z.uuid(), importId: z.uuid(), step: z.enum(["columns", "preview", "run", "result"]) });
export type AskMigration = z.infer<typeof AskMigration>;

/** Where the imports of a project are in the portal. */
export const migrationsHref = (projectId: string) => `/ops/implementations/${projectId}/imports`;
