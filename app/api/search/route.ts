import { route } from "@/lib/route";
import { search } from "@/lib/search/queries";
import { Search } from "@/lib/search/rules";

export const GET = route("search.read", Search, search);
