import { exportPerson } from "@/lib/privacy/commands/exporting";
import { NamedSubject } from "@/lib/privacy/rules";
import { route } from "@/lib/route";

export const GET = route("privacy.export", NamedSubject, exportPerson);
