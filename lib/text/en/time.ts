export const time = {
  now: "now",
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (count: number) => `${count} h`,
  days: (count: number) => `${count} d`,
  hoursAndMinutes: (hours: number, minutes: number) => `${hours} h ${minutes} m`,
  justNow: "just now",
  ago: (age: string) => `${age} ago`,
  old: (age: string) => `${age} old`,
};
