export const session = {
  left: (left: string) => `signed in, ${left} left`,
  ending: "sign-in ended",
};
