import { Button } from "@/components/ui/button";
import { signInAgainText } from "@/lib/text/parts/sign-in-again";
import { useTextPart } from "@/lib/text/text-part";
import { openDialog } from "./open-dialog";

/** The way back in, beside what waits for it. */
export function SignInHere() {
  const words = useTextPart(signInAgainText);
  return (
    <Button size="small" onClick={() => openDialog("renew")}>
      {words.signInHere}
    </Button>
  );
}
