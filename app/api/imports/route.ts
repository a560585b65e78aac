import { uploadImport } from "@/lib/imports/commands/uploading";
import { LIMITS } from "@/lib/imports/reading";
import { UploadImport } from "@/lib/imports/rules/steps";
import { CSV } from "@/lib/sheets/media";
import { upload } from "@/lib/upload";

export const maxDuration = 300;

export const POST = upload("imports.run", UploadImport, { bytes: LIMITS.bytes, tooLarge: `The file is larger than ${Math.floor(LIMITS.bytes / 1_000_000)} MB. Split it and import the parts one after the other.`, accepts: [CSV] }, uploadImport);
