export const signIn = {
  title: "Sign in",
  about: "Ship, watch and haul out ECS Express Mode services.",
  looking: "Looking at the ways in…",
  waysIn: "Ways in",
  or: "or",
  backTo: "Then back to",
  going: "Signing in…",
  device: {
    checkCode: "Check that the other page shows this code",
    open: "Open AWS and allow Slipway",
    openButton: "Open IAM Identity Center",
    goesTo: "Goes to",
    passwordStays: ". Your password stays there.",
    goesOn: "This page goes on by itself",
    waiting: "Waiting for AWS",
    slowedDown: "AWS asked to be asked less often; it may take some seconds more.",
    goodFor: "code good for",
    newCode: "New code",
    beginning: "Asking AWS for a code…",
    over: {
      expired: { title: "The code has expired", wayOut: "It was good for ten minutes. Get a new one and allow it." },
      denied: {
        title: "The request was denied",
        wayOut: "Somebody pressed Deny on AWS's page. If that was a slip, get a new code.",
      },
      used: { title: "This code has been used", wayOut: "A code lets in once. Get a new one." },
    },
  },
  choice: {
    title: "Approved. Where do you work?",
    about: "The role decides what AWS lets you do. It can be changed by signing in again.",
    lastTime: "as last time",
    go: (role: string, account: string) => `Continue as ${role} in ${account}`,
    others: "Another account or role",
    filter: "Filter accounts and roles",
    noneMatch: "No account or role matches.",
    accounts: "Accounts and roles",
    keys: "Arrow keys move, Enter chooses.",
    none: {
      title: "IAM Identity Center gives you no account",
      wayOut: "Whoever manages it can assign you to an account with a permission set. Then try again.",
      again: "Look again",
      other: "Sign in as somebody else",
    },
  },
  oidc: {
    go: (host: string) => `Continue with ${host}`,
    about: "You sign in there and come back. AWS sees the deploy role of each target, with your name on it.",
  },
  operator: {
    whoTitle: "You are the operator of this machine",
    who: "The console is bound to this machine: only its own browser reaches it, so there is no password.",
    whoseTitle: "AWS sees the credentials that Slipway was started with",
    whose: "Account, Region and role are shown as soon as you are in. The credentials never leave this machine.",
    go: "Continue as the operator",
  },
  noWayIn: {
    title: "This console has no way in yet",
    wayOut: "Set SLIPWAY_IDENTITY_CENTER_START_URL and _REGION, or SLIPWAY_OIDC_ISSUER, and start it again.",
  },
  refusals: {
    other: { title: "Sign-in did not work", wayOut: "Try again. If it stays, the log of Slipway says why." },
    "role-refused": {
      title: "AWS does not give you this role",
      wayOut: "The assignment may have just changed. Choose another one, or ask whoever manages IAM Identity Center.",
    },
    "other-account": {
      title: "AWS answered for another account",
      wayOut:
        "The role's credentials do not belong to the account that was chosen, so they are not used. Tell an admin.",
    },
    "not-approved": {
      title: "This sign-in is no longer open",
      wayOut: "It has ended or was finished elsewhere. Get a new code.",
    },
    "no-person": {
      title: "AWS did not say who you are",
      wayOut: "The role's session has no user name. Choose another role, or tell whoever manages IAM Identity Center.",
    },
    "identity-center-unreachable": {
      title: "IAM Identity Center does not answer",
      wayOut: "Check that Slipway gets out to AWS: network, proxy variables, Region. Then try again.",
    },
    "oidc-refused": {
      title: "The identity provider did not let you in",
      wayOut: "Try again. If it stays, its administrators can see why.",
    },
  },
  notHere: "Signing in works only on the machine itself",
  notHereWhy: (host: string) =>
    `You came through ${host}. Whoever reaches that address would act with the operator's AWS rights, so it is refused.`,
  notHereWayOut: (address: string) =>
    `On the machine that runs Slipway open ${address}; or forward its port to here and open the same address:`,
};

export type SignInText = typeof signIn;
