import { Button } from "@/components/ui/button";
import { DialogClose, DialogFormFooter } from "@/components/ui/dialog";

/** The way out of a dialog's form, and its act. */
export function FormEnd({ verb, working }: { verb: string; working: boolean }) {
  return (
    <DialogFormFooter>
      <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
      <Button type="submit" variant="primary" working={working}>{verb}</Button>
    </DialogFormFooter>
  );
}
