"use client";

import { DndContext, DragOverlay, MouseSensor, TouchSensor, useDraggable, useSensor, useSensors } from "@dnd-kit/core";
import { useEffect, useId, type MouseEvent, type ReactNode, type TouchEvent } from "react";

export type Press = MouseEvent<HTMLElement> | TouchEvent<HTMLElement>;
/** Takes a press on a card over: from here on it is a drag, if it becomes one. */
export type Grip = (press: Press, card: HTMLElement) => void;
export type HandProps = { onReady: (grip: Grip) => void; onPickUp: () => void; onMove: () => void; onLetGo: () => void; onDrop: () => void; /** What is in the hand. */ children: ReactNode };

/**
 * The hand that carries cards, by mouse and finger. There is one for the whole board: it takes hold of whatever card is pressed, so that
 * picking one up and putting it down draws no other card anew.
 */
export function Hand({ onReady, onPickUp, onMove, onLetGo, onDrop, children }: HandProps) {
  const sensors = useSensors(useSensor(MouseSensor, { activationConstraint: { distance: 4 } }), useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }));
  return (
    <DndContext id={useId()} sensors={sensors} autoScroll={scrolling} accessibility={quiet} onDragStart={onPickUp} onDragMove={onMove} onDragCancel={onLetGo} onDragEnd={onDrop}>
      <Held onReady={onReady} />
      <DragOverlay dropAnimation={null}>{children}</DragOverlay>
    </DndContext>
  );
}

const scrolling = { threshold: { x: 0.1, y: 0.12 } };
/** The board says what happens in its own live region. */
const quiet = { announcements: { onDragStart: () => "", onDragOver: () => "", onDragEnd: () => "", onDragCancel: () => "" }, restoreFocus: false };

function Held({ onReady }: Pick<HandProps, "onReady">) {
  const { setNodeRef, listeners } = useDraggable({ id: "held" });
  // The board presses, the library listens: they meet here.
  useEffect(() => {
    onReady((press, card) => {
      setNodeRef(card);
      listeners?.[press.type === "touchstart" ? "onTouchStart" : "onMouseDown"]?.(press);
    });
  }, [onReady, setNodeRef, listeners]);
  return null;
}
