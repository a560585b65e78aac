"use server";

import { action, question } from "@/lib/action";
import * as activities from "@/lib/activities/commands/editing";
import * as planning from "@/lib/activities/commands/planning";
import { CompleteActivity, PlanActivity } from "@/lib/activities/rules";
import { createCustomer as create } from "@/lib/customers/commands/creating";
import { findCustomers } from "@/lib/customers/queries/choices";
import { CreateCustomer, FindCustomers } from "@/lib/customers/rules";
import * as bulk from "@/lib/deals/commands/bulk";
import * as closing from "@/lib/deals/commands/closing";
import * as contacts from "@/lib/deals/commands/contacts";
import * as creating from "@/lib/deals/commands/creating";
import * as deleting from "@/lib/deals/commands/deleting";
import * as editing from "@/lib/deals/commands/editing";
import * as lines from "@/lib/deals/commands/lines";
import * as moving from "@/lib/deals/commands/moving";
import { listContactChoices, listOutcomeChoices } from "@/lib/deals/queries/choices";
import { countExactly } from "@/lib/deals/queries/list";
import { getDeal } from "@/lib/deals/queries/record";
import * as rules from "@/lib/deals/rules";
import { GetDeal, ReadBoard } from "@/lib/deals/rules/asking";
import { ChooseContact, ChooseOutcomes } from "@/lib/deals/rules/choosing";
import * as starting from "@/lib/projects/commands/starting";
import { StartImplementation } from "@/lib/projects/rules";

export const createDeal = action("deals.create", rules.CreateDeal, creating.createDeal);
export const createCustomer = action("customers.create", CreateCustomer, create);
export const editDeal = action("deals.edit", rules.EditDeal, editing.editDeal);
export const bulkEditDeals = action("deals.edit", rules.BulkEditDeals, bulk.bulkEditDeals);
export const deleteDeals = action("deals.delete", rules.DeleteDeals, deleting.deleteDeals);

export const moveDeals = action("deals.move", rules.MoveDeals, moving.moveDeals);
export const winDeals = action("deals.close", rules.WinDeals, closing.winDeals);
export const loseDeals = action("deals.close", rules.LoseDeals, closing.loseDeals);
export const reopenDeal = action("deals.close", rules.ReopenDeal, closing.reopenDeal);

export const startImplementation = action("projects.start", StartImplementation, starting.startImplementation);

export const addLine = action("deals.edit", rules.AddLine, lines.addLine);
export const editLine = action("deals.edit", rules.EditLine, lines.editLine);
export const removeLine = action("deals.edit", rules.RemoveLine, lines.removeLine);
export const reorderLines = action("deals.edit", rules.ReorderLines, lines.reorderLines);

export const addContact = action("deals.edit", rules.AddContact, contacts.addContact);
export const setContactRole = action("deals.edit", rules.SetContactRole, contacts.setContactRole);
export const setPrimaryContact = action("deals.edit", rules.SetPrimaryContact, contacts.setPrimaryContact);
export const removeContact = action("deals.edit", rules.RemoveContact, contacts.removeContact);

export const planActivity = action("activities.edit", PlanActivity, planning.planActivity);
export const completeActivity = action("activities.edit", CompleteActivity, activities.completeActivity);

export const countDeals = question("deals.read", ReadBoard, countExactly);
export const lookAtDeal = question("deals.read", GetDeal, getDeal);
export const chooseCustomer = question("customers.read", FindCustomers, findCustomers);
export const chooseContact = question("contacts.read", ChooseContact, listContactChoices);
export const chooseOutcomes = question("products.read", ChooseOutcomes, listOutcomeChoices);
