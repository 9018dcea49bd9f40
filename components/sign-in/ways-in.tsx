"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { signInMethodsQuery } from "@/lib/api/access-queries";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { DeviceSignIn } from "./device-sign-in";
import { OidcSignIn } from "./oidc-sign-in";
import { OperatorSignIn } from "./operator-sign-in";

interface WaysInProps {
  /** Where a way that leaves this page comes back to. */
  returnPath: string;
  host: string;
  onDone: () => void;
}

/** The ways in that the console has, the one to take first on top. */
export function WaysIn({ returnPath, host, onDone }: WaysInProps) {
  const words = useTextPart(signInText);
  const ways = useQuery(signInMethodsQuery());

  if (ways.isPending) return <Skeleton className="h-64 rounded-lg" />;
  if (ways.isError) return <ProblemNotice error={ways.error} onRetry={ways.refetch} />;

  const { methods, oidcIssuer } = ways.data;
  if (methods.length === 0) {
    return (
      <div role="alert" className="grid gap-1">
        <h2 className="text-base">{words.noWayIn.title}</h2>
        <p className="phrase text-ink-2">{words.noWayIn.wayOut}</p>
      </div>
    );
  }
  return methods.map((method, index) => (
    <section key={method} className="grid gap-5">
      {index > 0 && <Or word={words.or} />}
      {method === "identity-center" && <DeviceSignIn onDone={onDone} />}
      {method === "oidc" && <OidcSignIn issuer={oidcIssuer ?? ""} returnPath={returnPath} isFirst={index === 0} />}
      {method === "operator" && <OperatorSignIn host={host} onDone={onDone} />}
    </section>
  ));
}

function Or({ word }: { word: string }) {
  return (
    <p className="flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {word}
    </p>
  );
}
