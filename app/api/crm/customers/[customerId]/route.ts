import { deleteCustomer } from "@/lib/customers/commands/deleting";
import { patchCustomer } from "@/lib/customers/commands/editing";
import { getCustomer } from "@/lib/customers/queries/record";
import { DeleteCustomer, GetCustomer, PatchCustomer } from "@/lib/customers/rules";
import { route } from "@/lib/route";

export const GET = route("customers.read", GetCustomer, getCustomer);
export const PATCH = route("customers.edit", PatchCustomer, patchCustomer);
export const DELETE = route("customers.delete", DeleteCustomer, deleteCustomer);
