import { team } from "./en/team";
import { wall } from "./en/wall";

/** The words of the board and of the wall. */
export const enTeam = { team, wall };

export type TeamText = typeof enTeam;
