"use server";

import { staffAction } from "@/lib/ops/action";
import * as starting from "@/lib/ops/projects/commands/starting";
import { StartProject } from "@/lib/projects/rules";

export const startProject = staffAction("manage_projects", StartProject, starting.startProject);
