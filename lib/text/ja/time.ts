import type { Text } from "../en";

export const time: Text["time"] = {
  now: "今",
  seconds: (count) => `${count} 秒`,
  minutes: (count) => `${count} 分`,
  hours: (count) => `${count} 時間`,
  days: (count) => `${count} 日`,
  hoursAndMinutes: (hours, minutes) => `${hours} 時間 ${minutes} 分`,
  justNow: "たった今",
  ago: (age) => `${age}前`,
  old: (age) => `${age}前の情報`,
};
