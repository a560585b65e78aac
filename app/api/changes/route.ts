import { listChanges } from "@/lib/changes/queries";
import { ListChanges } from "@/lib/changes/rules";
import { route } from "@/lib/route";

export const GET = route("changes.read", ListChanges, listChanges, { isPolled: true });
