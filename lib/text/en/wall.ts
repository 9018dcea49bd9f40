export const wall = {
  title: "Screen",
  opening: "Taking the screen's token from the address…",
  refused: "This address does not open the screen any more. An admin can make a new one in the settings.",
};
