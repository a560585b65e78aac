"use server";

import { staffAction } from "@/lib/ops/action";
import * as templates from "@/lib/ops/projects/commands/templates";
import { TurnTemplate } from "@/lib/ops/projects/rules";

export const turnTemplate = staffAction("manage_projects", TurnTemplate, templates.turnTemplate);
