"use server";

import { UndoChangeSet } from "@/lib/changes/rules";
import { staffAction, staffQuestion } from "@/lib/ops/action";
import * as starting from "@/lib/ops/projects/commands/starting";
import { onDeal } from "@/lib/ops/projects/entering";
import * as clients from "@/lib/ops/projects/queries/clients";
import { FindClients, FindWonDeals } from "@/lib/ops/projects/rules";
import * as views from "@/lib/ops/views/commands";
import { SaveStaffView } from "@/lib/ops/views/rules";
import * as handing from "@/lib/projects/commands/starting";
import { StartImplementation, StartProject } from "@/lib/projects/rules";
import { DeleteView, RenameView } from "@/lib/views/rules";

export const startProject = staffAction("manage_projects", StartProject, starting.startProject);
export const startImplementation = staffAction("manage_projects", StartImplementation, onDeal(handing.startImplementation));
export const findClients = staffQuestion("manage_projects", FindClients, clients.findClients);
export const findWonDeals = staffQuestion("manage_projects", FindWonDeals, clients.findWonDeals);
export const saveView = staffAction("manage_projects", SaveStaffView, views.saveStaffView);
export const renameView = staffAction("manage_projects", RenameView, views.renameStaffView);
export const deleteView = staffAction("manage_projects", DeleteView, views.deleteStaffView);
export const undoChangeSet = staffAction("manage_projects", UndoChangeSet, views.undoStaffView);
