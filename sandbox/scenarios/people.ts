import type { Directory } from "../identity-center/directory";
import { openReservedRoles } from "../identity-center/reserved-roles";
import { administratorAccess, deployer, viewOnly } from "./permission-sets";
import type { Scenario } from "./scenario";

/** Four people who may do more, less and nothing, in every account there is. */
export const people: Directory = {
  startUrls: ["https://slipway.awsapps.com/start"],
  region: "eu-west-1",
  people: [
    { userName: "mina", displayName: "Mina Sato", email: "mina@sandbox.example", groups: ["Platform"] },
    { userName: "tom", displayName: "Tom Okafor", email: "tom@sandbox.example", groups: ["Developers"] },
    { userName: "ines", displayName: "Inês Duarte", email: "ines@sandbox.example", groups: ["Support"] },
    { userName: "lee", displayName: "Lee Novak", email: "lee@sandbox.example" },
  ],
  permissionSets: [administratorAccess, deployer, viewOnly],
  assignments: [
    { group: "Platform", permissionSet: administratorAccess.name },
    { group: "Platform", permissionSet: deployer.name },
    { group: "Developers", permissionSet: deployer.name },
    { group: "Developers", permissionSet: viewOnly.name },
    { group: "Support", permissionSet: viewOnly.name },
  ],
};

export const withPeople: Scenario = {
  name: "people",
  summary: "An empty account, and four people who sign in at IAM Identity Center.",
  settings: { ec2: { defaultVpc: false }, identityCenter: people },
  seed: openReservedRoles,
};
