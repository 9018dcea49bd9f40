"use client";

import { useTeam } from "@/components/team/use-team";
import { ProblemError } from "@/lib/domain/problem";
import { wallText } from "@/lib/text/parts/wall";
import { useTextPart } from "@/lib/text/text-part";
import { useShift } from "./use-shift";
import { useWakeLock } from "./use-wake-lock";
import { useWallDoor } from "./use-wall-door";
import { WallMessage } from "./wall-message";
import { WallScreen } from "./wall-screen";

/** For a screen that everybody sees and nobody touches: dark, without anything to press, never a sign-in. */
export function Wall() {
  const wall = useTextPart(wallText);
  const door = useWallDoor();
  const shift = useShift();
  useWakeLock();

  return (
    <main
      data-always-dark
      className="fixed inset-0 grid overflow-hidden bg-canvas p-[2em_2.2em] text-[length:clamp(9px,min(1.04vw,1.85vh),60px)] leading-[1.3] text-ink"
    >
      <h1 className="sr-only">{wall.title}</h1>
      <div className="grid min-h-0 min-w-0" style={{ transform: shift }}>
        {door.error && <WallMessage mark="failed" title={wall.dead} about={wall.deadAbout} />}
        {!door.error && door.isOpen && <OpenWall />}
        {!door.error && !door.isOpen && <WallMessage mark="running" title={wall.opening} />}
      </div>
    </main>
  );
}

function OpenWall() {
  const wall = useTextPart(wallText);
  const team = useTeam();
  const isRefused = team.error instanceof ProblemError && refusals.has(team.error.kind);

  if (isRefused) {
    return team.data ? (
      <WallMessage mark="failed" title={wall.dead} about={wall.deadAbout} />
    ) : (
      <WallMessage mark="failed" title={wall.nobody} about={wall.nobodyAbout} />
    );
  }
  if (team.data) return <WallScreen status={team.data} receivedAt={team.dataUpdatedAt} />;
  if (team.error) return <WallMessage mark="stale" title={wall.unreachable} />;
  return <WallMessage mark="running" title={wall.looking} />;
}

const refusals = new Set(["not-signed-in", "needs-role"]);
