import type { Text } from "../en";

export const session: Text["session"] = {
  left: (left) => `サインイン中 残り ${left}`,
  ending: "サインイン終了",
};
