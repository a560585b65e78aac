/** What the browser needs too, without the schemas. */

/** How long an open editor is remembered after its last sign of life. */
export const PRESENCE_MINUTES = 15;
/** An editor says so this often, in milliseconds. */
export const RENEWED_EVERY = 60_000;
