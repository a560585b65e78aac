"use client";

import { ChevronDown, FlaskConical } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useLate } from "@/components/ui/use-late";
import type { CriteriaTestProps } from "./criteria-test";

const load = () => import("./criteria-test");

/** Opens the test of a task's criteria where it stands; what it needs comes then. */
export function TestOpener(props: CriteriaTestProps) {
  const [isOpen, setOpen] = useState(false);
  const late = useLate(load, isOpen);
  const toggle = () => {
    setOpen(!isOpen);
    props.onFaults({});
  };
  return (
    <section aria-label="Test" className="grid min-w-0 gap-3 border-t border-line pt-2">
      <Button size="sm" variant="quiet" className="-ml-2 justify-self-start" aria-expanded={isOpen} onPointerEnter={() => void load()} onFocus={() => void load()} onClick={toggle}>
        <FlaskConical />Test on a customer&apos;s data<ChevronDown className={cn(isOpen && "rotate-180")} />
      </Button>
      {isOpen && late && <late.CriteriaTest {...props} />}
    </section>
  );
}
