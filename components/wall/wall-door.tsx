"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { openWallMutation } from "@/lib/api/access-queries";
import { useAccessText } from "@/lib/text/text-part";

/** Where the address of a screen leads: its token becomes a cookie, and leaves the address at once. */
export function WallDoor() {
  const { wall } = useAccessText();
  const router = useRouter();
  const [isTokenless, setTokenless] = useState(false);
  const { mutate, error } = useMutation(openWallMutation());

  useEffect(() => {
    const token = window.location.hash.slice(1);
    window.history.replaceState(null, "", window.location.pathname);
    if (!token) setTokenless(true);
    else mutate(token, { onSuccess: () => router.replace("/") });
  }, [mutate, router]);

  return (
    <div className="grid justify-items-start gap-2">
      <h1 className="text-xl">{wall.title}</h1>
      <p role="status" className="phrase text-ink-2">
        {error || isTokenless ? wall.refused : wall.opening}
      </p>
      {error && <ProblemNotice error={error} />}
    </div>
  );
}
