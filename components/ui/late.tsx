"use client";

import { lazy, Suspense, type ComponentType } from "react";

/** A part that comes when it is first shown, on the server with the page. Only its own place waits for it; what is around it stays, and keeps the focus. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Part = lazy(() => load().then((part) => ({ default: part as ComponentType<object> })));
  return function Late(props: Props) {
    return <Suspense><Part {...props} /></Suspense>;
  };
}
