/** What is said of a sign-in that ends, and what is done about one's own session. */
export const signInAgain = {
  signedInAs: (name: string) => `Signed in as ${name}`,
  whoAmI: "Who am I, terminal access",
  renew: "Renew here",
  signOut: "Sign out",
  endsIn: (left: string) => `Your sign-in ends in ${left}.`,
  endsInAbout: "Renewed here, the page and your place on it stay.",
  ended: "Your sign-in ended.",
  endedAbout: "What you see stays, and what runs at AWS goes on. To change anything, sign in again here.",
  signInHere: "Sign in here",
  dialogTitle: "Sign in again",
  dialogAbout: "The page behind this stays as it is and goes on by itself afterwards.",
  signInAndGoOn: "Sign in and go on",
};

export type SignInAgainText = typeof signInAgain;
