import "server-only";
import { type ScreenExtra, screenExtras } from "@/lib/domain/screen-extra";
import type { TargetSettings } from "@/lib/domain/target";
import type { TeamPatch, TeamService, TeamTargetHead } from "@/lib/domain/team-status";
import type { MirroredTarget } from "./mirrored-target";
import type { TeamMirror } from "./team-mirror";

/** What somebody may see of the team. */
export interface TeamScope {
  targets: readonly TargetSettings[];
  /** For passers-by: what an admin lets them see of addresses and money. */
  screen?: readonly ScreenExtra[];
}

interface ScreenRights {
  isScreen?: boolean;
  shows?: readonly ScreenExtra[];
}

/** Undefined for anything but a screen. */
export function screenOf({ isScreen, shows = [] }: ScreenRights): TeamScope["screen"] {
  return isScreen ? shows : undefined;
}

/** The moment up to which somebody knows what is in the mirror: number and process. */
export function cursorOf({ epoch, number }: TeamMirror): string {
  return `${epoch}.${number}`;
}

/** Undefined for a cursor of another process, which says nothing here. */
export function numberOf({ epoch }: TeamMirror, cursor: string | undefined): number | undefined {
  const [of, number] = cursor?.split(".") ?? [];
  return of === epoch && number !== undefined ? Number(number) : undefined;
}

/** A `TeamStatus` as JSON: the rows are written already, so that ten thousand of them cost next to nothing. */
export function statusText(mirror: TeamMirror, { targets, screen }: TeamScope): string {
  const texts = targets.map((settings) => {
    const mirrored = mirror.targets.get(settings.target);
    const rows = screen ? mirrored?.services().map((row) => JSON.stringify(forScreen(row, screen))) : mirrored?.texts();
    return `${JSON.stringify(headOf(settings, mirrored)).slice(0, -1)},"services":[${(rows ?? []).join(",")}]}`;
  });
  const now = new Date().toISOString();
  const shows = screen ? `"shows":${JSON.stringify(screen)},` : "";
  return `{"now":"${now}","cursor":"${cursorOf(mirror)}",${shows}"targets":[${texts.join(",")}]}`;
}

/** What has changed since a number; everything, where there is none. */
export function patchSince(mirror: TeamMirror, { targets, screen }: TeamScope, since?: number): TeamPatch {
  const after = since ?? -1;
  const parts = targets.flatMap((settings) => {
    const mirrored = mirror.targets.get(settings.target);
    const { changed, gone } = mirrored?.since(after) ?? { changed: [], gone: [] };
    const isSame = changed.length + gone.length === 0 && (mirrored?.headChangedAt ?? 0) <= after;
    if (isSame) return [];
    return [
      { ...headOf(settings, mirrored), changed: screen ? changed.map((row) => forScreen(row, screen)) : changed, gone },
    ];
  });
  return {
    now: new Date().toISOString(),
    cursor: cursorOf(mirror),
    targets: parts,
    ...(since === undefined && { isWhole: true }),
  };
}

function headOf(settings: TargetSettings, mirrored: MirroredTarget | undefined): TeamTargetHead {
  const { target, alias, colour, isProtected } = settings;
  return { target, alias, colour, isProtected, ...(mirrored?.head ?? { gaps: [] }) };
}

const membersOf: Record<ScreenExtra, (row: TeamService) => Partial<TeamService>> = {
  cost: ({ hourlyUsd }) => ({ hourlyUsd }),
  links: ({ endpoint, notice }) => ({ endpoint, notice }),
};

function forScreen(row: TeamService, shows: readonly ScreenExtra[]): TeamService {
  const { endpoint: _address, hourlyUsd: _money, notice, ...plain } = row;
  const allowed = screenExtras.filter((extra) => shows.includes(extra)).map((extra) => membersOf[extra](row));
  return Object.assign({ ...plain, ...(notice && { notice: { ...notice, link: undefined } }) }, ...allowed);
}
