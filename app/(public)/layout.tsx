import type { ReactNode } from "react";
import { FrontDoor } from "@/components/accounts/front-door";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <FrontDoor>{children}</FrontDoor>;
}
