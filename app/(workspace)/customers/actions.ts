"use server";

import { action, question } from "@/lib/action";
import * as bulk from "@/lib/customers/commands/bulk";
import * as creating from "@/lib/customers/commands/creating";
import * as deleting from "@/lib/customers/commands/deleting";
import * as editing from "@/lib/customers/commands/editing";
import * as choices from "@/lib/customers/queries/choices";
import * as timeline from "@/lib/customers/queries/timeline";
import * as rules from "@/lib/customers/rules";
import { ListTimeline } from "@/lib/customers/rules/timeline";
import { listColleagues } from "@/lib/people/queries";
import { FindColleagues } from "@/lib/people/rules";

export const createCustomer = action("customers.create", rules.CreateCustomer, creating.createCustomer);
export const editCustomer = action("customers.edit", rules.EditCustomer, editing.editCustomer);
export const bulkEditCustomers = action("customers.edit", rules.BulkEditCustomers, bulk.bulkEditCustomers);
export const deleteCustomers = action("customers.delete", rules.DeleteCustomers, deleting.deleteCustomers);

export const previewBulkEdit = question("customers.read", rules.BulkEditCustomers, bulk.previewBulkEdit);
export const previewDeletion = question("customers.read", rules.DeleteCustomers, deleting.previewDeletion);
export const findLikeCustomers = question("customers.read", rules.FindLikeCustomers, choices.findLikeCustomers);
export const findCustomers = question("customers.read", rules.FindCustomers, choices.findCustomers);
export const findColleagues = question("people.read", FindColleagues, listColleagues);
export const listTimeline = question("customers.read", ListTimeline, timeline.listTimeline);
