"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

export function PrintButton() {
  return <Button variant="quiet" size="sm" className="max-md:hidden print:hidden" onClick={() => window.print()}><Printer />Print</Button>;
}
