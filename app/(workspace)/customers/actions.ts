"use server";

import { action, question } from "@/lib/action";
import * as contacts from "@/lib/contacts/commands/creating";
import * as contactDeleting from "@/lib/contacts/commands/deleting";
import * as contactEditing from "@/lib/contacts/commands/editing";
import * as contactRules from "@/lib/contacts/rules";
import * as bulk from "@/lib/customers/commands/bulk";
import * as creating from "@/lib/customers/commands/creating";
import * as deleting from "@/lib/customers/commands/deleting";
import * as editing from "@/lib/customers/commands/editing";
import * as choices from "@/lib/customers/queries/choices";
import { countExactly } from "@/lib/customers/queries/list";
import * as timeline from "@/lib/customers/queries/timeline";
import * as rules from "@/lib/customers/rules";
import { CountCustomers } from "@/lib/customers/rules/filtering";
import { ListTimeline } from "@/lib/customers/rules/timeline";
import * as notes from "@/lib/notes/commands/writing";
import * as noteRules from "@/lib/notes/rules";
import { listColleagues } from "@/lib/people/queries";
import { FindColleagues } from "@/lib/people/rules";

export const createCustomer = action("customers.create", rules.CreateCustomer, creating.createCustomer);
export const editCustomer = action("customers.edit", rules.EditCustomer, editing.editCustomer);
export const bulkEditCustomers = action("customers.edit", rules.BulkEditCustomers, bulk.bulkEditCustomers);
export const deleteCustomers = action("customers.delete", rules.DeleteCustomers, deleting.deleteCustomers);

export const previewBulkEdit = question("customers.read", rules.BulkEditCustomers, bulk.previewBulkEdit);
export const previewDeletion = question("customers.read", rules.DeleteCustomers, deleting.previewDeletion);
export const findLikeCustomers = question("customers.read", rules.FindLikeCustomers, choices.findLikeCustomers);
export const countCustomers = question("customers.read", CountCustomers, countExactly);
export const findCustomers = question("customers.read", rules.FindCustomers, choices.findCustomers);
export const findColleagues = question("people.read", FindColleagues, listColleagues);
export const listTimeline = question("customers.read", ListTimeline, timeline.listTimeline);

export const createContact = action("contacts.edit", contactRules.CreateContact, contacts.createContact);
export const editContact = action("contacts.edit", contactRules.EditContact, contactEditing.editContact);
export const patchContact = action("contacts.edit", contactRules.PatchContact, contactEditing.patchContact);
export const makePrimaryContact = action("contacts.edit", contactRules.MakePrimaryContact, contactEditing.makePrimaryContact);
export const deleteContact = action("contacts.edit", contactRules.DeleteContact, contactDeleting.deleteContact);

export const addNote = action("customers.edit", noteRules.AddNote, notes.addNote);
export const editNote = action("customers.edit", noteRules.EditNote, notes.editNote);
export const deleteNote = action("customers.edit", noteRules.DeleteNote, notes.deleteNote);
