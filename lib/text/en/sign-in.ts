export const signIn = {
  title: "Sign in",
  about: "Ship, watch and haul out ECS Express Mode services.",
  whoTitle: "You are the operator of this machine",
  who: "The console is bound to this machine: only its own browser reaches it, so there is no password.",
  whoseTitle: "AWS sees the credentials that Slipway was started with",
  whose: "Account, Region and role are shown as soon as you are in. The credentials never leave this machine.",
  go: "Continue as the operator",
  going: "Signing in…",
  failed: "Sign-in did not work",
  failedWayOut: "Try again. If it stays, the log of Slipway says why.",
  notHere: "Signing in works only on the machine itself",
  notHereWhy: (host: string) =>
    `You came through ${host}. Whoever reaches that address would act with the operator's AWS rights, so it is refused.`,
  notHereWayOut: (address: string) =>
    `On the machine that runs Slipway open ${address}; or forward its port to here and open the same address:`,
  backTo: "Then back to",
};
