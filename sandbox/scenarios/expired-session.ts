import { openReservedRoles } from "../identity-center/reserved-roles";
import { people } from "./people";
import type { Scenario } from "./scenario";

const minute = 60_000;

export const expiredSession: Scenario = {
  name: "expired-session",
  summary: "People sign in at IAM Identity Center, and after a minute they have to do so again.",
  settings: {
    ec2: { defaultVpc: true },
    identityCenter: {
      ...people,
      permissionSets: people.permissionSets.map((permissionSet) => ({ ...permissionSet, sessionMs: minute })),
      lifetimes: { sessionMs: minute, accessTokenMs: minute },
    },
  },
  seed: openReservedRoles,
};
