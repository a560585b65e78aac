"use server";

import { ChangePolicy } from "@/lib/blockers/rules/policy";
import { staffAction } from "@/lib/ops/action";
import * as policies from "@/lib/ops/policies/commands";

export const changePolicy = staffAction("manage_projects", ChangePolicy, policies.changePolicy);
