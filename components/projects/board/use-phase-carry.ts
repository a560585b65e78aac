"use client";

import { useEffect, useState, type KeyboardEvent } from "react";
import { setLivePaused } from "@/components/changes/live-pause";
import type { PhaseColumn } from "@/lib/ops/projects/queries/shapes";
import type { Phase } from "@/lib/projects/rules/kinds";
import { phaseLabels } from "@/lib/projects/rules/words";
import type { PhaseMove } from "./moves";

type Carry = { projectId: string; clientName: string; from: Phase; over: Phase | null; by: "pointer" | "keyboard" };

/** Which card is in the hand and over which phase: one state for the mouse, the finger and the keyboard. */
export function usePhaseCarry(columns: readonly PhaseColumn[], onDrop: (move: PhaseMove) => void) {
  const [carry, setCarry] = useState<Carry | null>(null);
  const [said, say] = useState("");
  // A board that is left with a card in the hand holds nothing up any more.
  useEffect(() => () => setLivePaused(false), []);
  const pickUp = (projectId: string, by: Carry["by"]) => {
    const card = columns.flatMap(({ projects }) => projects).find(({ id }) => id === projectId);
    if (!card) return;
    setLivePaused(true);
    setCarry({ projectId, clientName: card.clientName, from: card.phase, over: by === "keyboard" ? card.phase : null, by });
    if (by === "keyboard") say(`Carrying ${card.clientName}. ${phaseLabels[card.phase]}.`);
  };
  const moveOver = (over: Phase | null) => carry?.over !== over && setCarry((now) => now && { ...now, over });
  const letGo = () => {
    setLivePaused(false);
    setCarry(null);
  };
  const drop = (over = carry?.over ?? null) => {
    if (carry && over && over !== carry.from) onDrop({ projectId: carry.projectId, from: carry.from, to: over });
    say(over && over !== carry?.from ? "Dropped." : "Put back.");
    letGo();
  };
  const step = (dx: number) => {
    if (!carry) return;
    const at = columns.findIndex(({ phase }) => phase === carry.over);
    const phase = columns[Math.min(columns.length - 1, Math.max(0, at + dx))]?.phase ?? carry.from;
    moveOver(phase);
    say(`Carrying ${carry.clientName}. ${phaseLabels[phase]}.`);
  };
  /** Enter picks up, arrows left and right move, Enter or Space drops, Escape puts back. True when the key was ours. */
  const onKey = ({ key }: KeyboardEvent, projectId: string | null) => {
    if (!carry) {
      if (key !== "Enter" || !projectId) return false;
      pickUp(projectId, "keyboard");
      return true;
    }
    if (key === "ArrowLeft" || key === "ArrowRight") step(key === "ArrowLeft" ? -1 : 1);
    else if (key === "Enter" || key === " ") drop();
    else if (key === "Escape" || key === "Tab") { say("Put back."); letGo(); }
    return key !== "Tab";
  };
  return { carry, said, pickUp, moveOver, letGo, drop, onKey };
}
