import { importDefinition } from "@/lib/catalog/commands/importing";
import { ImportDefinition, LARGEST_FILE } from "@/lib/catalog/rules/importing";
import { CSV, XLSX } from "@/lib/sheets/media";
import { upload } from "@/lib/upload";

export const maxDuration = 60;

export const POST = upload("catalog.edit", ImportDefinition, { bytes: LARGEST_FILE, tooLarge: "The file is larger than 5 MB.", accepts: [XLSX, CSV] }, importDefinition);
