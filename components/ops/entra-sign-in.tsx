"use client";

import { useState } from "react";
import { startSingleSignOn } from "@/components/accounts/single-sign-on";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";

/** The vendor's directory says who somebody is. */
export function EntraSignIn({ failed }: { failed: boolean }) {
  const [leaving, setLeaving] = useState(false);
  const leave = () => {
    setLeaving(true);
    void startSingleSignOn("/api/ops/auth", "entra", "/ops/sign-in");
  };
  return (
    <>
      {failed && <Note tone="watch">The directory did not let you in here. Ask an administrator of the staff whether you are invited.</Note>}
      <Button variant="primary" size="lg" working={leaving} onClick={leave}>Continue with Microsoft</Button>
    </>
  );
}
