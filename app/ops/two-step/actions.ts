"use server";

import { ConfirmTwoStep, Nothing } from "@/lib/accounts/rules";
import * as twoStep from "@/lib/ops/accounts/commands/two-step";
import { staffAction } from "@/lib/ops/action";

export const beginTwoStep = staffAction("enrol", Nothing, twoStep.beginStaffTwoStep);
export const confirmTwoStep = staffAction("enrol", ConfirmTwoStep, twoStep.confirmStaffTwoStep);
