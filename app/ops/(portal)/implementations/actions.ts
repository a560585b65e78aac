"use server";

import { staffAction, staffQuestion } from "@/lib/ops/action";
import * as starting from "@/lib/ops/projects/commands/starting";
import { onDeal } from "@/lib/ops/projects/entering";
import * as clients from "@/lib/ops/projects/queries/clients";
import { FindClients, FindWonDeals } from "@/lib/ops/projects/rules";
import * as handing from "@/lib/projects/commands/starting";
import { StartImplementation, StartProject } from "@/lib/projects/rules";

export const startProject = staffAction("manage_projects", StartProject, starting.startProject);
export const startImplementation = staffAction("manage_projects", StartImplementation, onDeal(handing.startImplementation));
export const findClients = staffQuestion("manage_projects", FindClients, clients.findClients);
export const findWonDeals = staffQuestion("manage_projects", FindWonDeals, clients.findWonDeals);
