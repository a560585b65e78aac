"use server";

import { action } from "@/lib/action";
import * as views from "@/lib/views/commands";
import { DeleteView, RenameView, SaveView } from "@/lib/views/rules";

export const saveView = action("views.edit", SaveView, views.saveView);
export const renameView = action("views.edit", RenameView, views.renameView);
export const deleteView = action("views.edit", DeleteView, views.deleteView);
