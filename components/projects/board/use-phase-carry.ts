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
    if (by === "keyboard") say(carrying(card.clientName, card.phase));
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
  const onKey = keysOf({ carry, columns, pickUp, moveOver, letGo, drop, say });
  return { carry, said, pickUp, moveOver, letGo, drop, onKey };
}

type Hand = {
  carry: Carry | null; columns: readonly PhaseColumn[]; say: (words: string) => void;
  pickUp: (projectId: string, by: "keyboard") => void; moveOver: (phase: Phase) => void; letGo: () => void; drop: () => void;
};

/** Enter picks up, arrows left and right move, Enter or Space drops, Escape puts back. True when the key was ours. */
function keysOf({ carry, columns, say, pickUp, moveOver, letGo, drop }: Hand) {
  return ({ key }: KeyboardEvent, projectId: string | null) => {
    if (!carry) {
      if (key !== "Enter" || !projectId) return false;
      pickUp(projectId, "keyboard");
      return true;
    }
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const phase = beside(columns, carry, key === "ArrowLeft" ? -1 : 1);
      moveOver(phase);
      say(carrying(carry.clientName, phase));
    } else if (key === "Enter" || key === " ") drop();
    else if (key === "Escape" || key === "Tab") { say("Put back."); letGo(); }
    return key !== "Tab";
  };
}

function beside(columns: readonly PhaseColumn[], { over, from }: Carry, dx: number) {
  const at = columns.findIndex(({ phase }) => phase === over);
  return columns[Math.min(columns.length - 1, Math.max(0, at + dx))]?.phase ?? from;
}

function carrying(clientName: string, phase: Phase) {
  return `Carrying ${clientName}. ${phaseLabels[phase]}.`;
}
