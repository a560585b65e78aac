import { LIMITS } from "@/lib/imports/reading";
import { uploadMigration } from "@/lib/ops/imports/commands";
import { UploadMigration } from "@/lib/ops/imports/rules";
import { staffUpload } from "@/lib/ops/route";

export const maxDuration = 300;

export const POST = staffUpload("run_migrations", UploadMigration, { bytes: LIMITS.bytes, tooLarge: `The file is larger than ${Math.floor(LIMITS.bytes / 1_000_000)} MB. Split it and import the parts one after the other.` }, uploadMigration);
