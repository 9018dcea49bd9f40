import type { TeamText } from "./en-team";
import { team } from "./ja/team";
import { wall } from "./ja/wall";

export const jaTeam: TeamText = { team, wall };
