export { NextRequest, NextResponse } from "next/server.js";

/** Stands in for next/server: no response is sent, so nothing comes after it. */
export const after = () => {};
