"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { CreateKeyAct } from "./key-actions";

const NewKeyDialog = dynamic(() => import("./new-key-dialog").then((file) => file.NewKeyDialog), { ssr: false });
const KeyShown = dynamic(() => import("./key-shown").then((file) => file.KeyShown), { ssr: false });

/** Makes a key and shows it the one time it can be seen. */
export function NewKey({ onCreate }: { onCreate: CreateKeyAct }) {
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const made = (shown: string) => {
    setOpen(false);
    setSecret(shown);
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}><Plus />New key</Button>
      {isOpen && <NewKeyDialog onCreate={onCreate} onMade={made} onClose={() => setOpen(false)} />}
      {secret && <KeyShown secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
