import { route } from "@/lib/route";
import { search } from "@/lib/search/queries";
import { Search } from "@/lib/search/rules";

// Each kind of record that is found asks for its own permission besides.
export const GET = route("deals.read", Search, search);
