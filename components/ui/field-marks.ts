import { createContext } from "react";

/** What a form knows of its controls, by id: left empty though needed, or typed in since it was last sent. */
export type FieldMarks = Readonly<Record<string, "missing" | "typed">>;
export const FieldMarks = createContext<FieldMarks>({});
