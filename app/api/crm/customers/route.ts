import { createCustomer } from "@/lib/customers/commands/creating";
import { listCustomers } from "@/lib/customers/queries/list";
import { CreateCustomer } from "@/lib/customers/rules";
import { ListCustomers } from "@/lib/customers/rules/filtering";
import { route } from "@/lib/route";

export const GET = route("customers.read", ListCustomers, listCustomers);
export const POST = route("customers.create", CreateCustomer, createCustomer, { creates: true });
