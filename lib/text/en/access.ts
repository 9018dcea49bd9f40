import type { Role } from "@/lib/domain/role";

/** What is missing, and who has it. */
export const access = {
  needs: (role: Role, where: string) => `This takes the role ${role} in ${where}.`,
  everywhere: "all targets",
  heldBy: (names: string) => `It is given to ${names}.`,
  heldByNobody: "It has not been given to anybody yet.",
  group: (name: string) => `the group ${name}`,
  identityCenterRole: (name: string) => `whoever signs in as ${name}`,
  signedOut: "Your sign-in ended. Sign in again to do this.",
  copyRequest: "Copy request",
  request: (role: Role, where: string, address: string) =>
    `Please give me the role ${role} in ${where}, for ${address}`,
};

export type RefusalText = typeof access;
