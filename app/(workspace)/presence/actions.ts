"use server";

import { question } from "@/lib/action";
import * as presence from "@/lib/presence/commands";
import { ShowPresence } from "@/lib/presence/rules";

export const showPresence = question("presence.show", ShowPresence, presence.showPresence);
