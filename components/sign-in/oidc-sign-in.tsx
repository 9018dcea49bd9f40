"use client";

import { LogIn } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { leaveForOidc } from "@/lib/api/session";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { Refusal } from "./refusal";
import { withHash } from "./with-hash";

interface OidcSignInProps {
  issuer: string;
  returnPath: string;
  /** The one filled button of the page. */
  isFirst: boolean;
}

export function OidcSignIn({ issuer, returnPath, isFirst }: OidcSignInProps) {
  const signIn = useTextPart(signInText);
  const isHydrated = useIsHydrated();
  const [state, setState] = useState<"idle" | "leaving" | "unreachable">("idle");
  const host = URL.canParse(issuer) ? new URL(issuer).host : issuer;
  const leave = () => {
    setState("leaving");
    leaveForOidc(withHash(returnPath)).catch(() => setState("unreachable"));
  };

  return (
    <div className="grid gap-1.5">
      {state === "unreachable" && <Refusal reason="unreachable" />}
      <Button
        look={isFirst ? "primary" : "plain"}
        size="large"
        onClick={leave}
        disabled={state === "leaving" || !isHydrated}
        className="w-full"
      >
        <LogIn size={16} aria-hidden="true" />
        {state === "leaving" ? signIn.going : signIn.oidc.go(host)}
      </Button>
      <p className="phrase text-xs text-ink-3">{signIn.oidc.about}</p>
    </div>
  );
}
