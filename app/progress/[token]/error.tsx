"use client";

export { WholePageFailed as default } from "@/components/layout/page-failed";
