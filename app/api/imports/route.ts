import { uploadImport } from "@/lib/imports/commands/uploading";
import { LIMITS } from "@/lib/imports/reading";
import { UploadImport } from "@/lib/imports/rules/steps";
import { upload } from "@/lib/upload";

export const maxDuration = 300;

export const POST = upload("imports.run", UploadImport, { bytes: LIMITS.bytes }, uploadImport);
