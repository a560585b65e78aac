"use server";

import { action } from "@/lib/action";
import * as keys from "@/lib/keys/commands";
import { CreateKey, RevokeKey } from "@/lib/keys/rules";

export const createKey = action("keys.edit", CreateKey, keys.createKey);
export const revokeKey = action("keys.edit", RevokeKey, keys.revokeKey);
