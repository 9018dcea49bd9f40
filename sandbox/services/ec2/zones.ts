// Where a Region has other than the zones a, b and c.
const zoneLetters: Record<string, string> = {
  "us-east-1": "abcdef",
  "us-west-1": "ac",
  "us-west-2": "abcd",
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abcd",
  "ca-central-1": "abd",
};

export interface AvailabilityZone {
  name: string;
  id: string;
}

export function zonesOf(region: string): AvailabilityZone[] {
  return [...(zoneLetters[region] ?? "abc")].map((letter, at) => ({
    name: `${region}${letter}`,
    id: `${shortName(region)}-az${at + 1}`,
  }));
}

export const regionNames = [
  "af-south-1",
  "ap-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-south-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "me-south-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
];

const optInRegions = ["af-south-1", "ap-east-1", "eu-south-1", "me-south-1"];

/** Whether an account has to opt in to a Region. Every account here has done so. */
export function hasToBeOptedIn(region: string): boolean {
  return optInRegions.includes(region);
}

/** `ap-northeast-1` is `apne1` in the ids of its zones. */
function shortName(region: string): string {
  const [area = "", direction = "", number = ""] = region.split("-");
  const initials = direction.replace(
    /^(north|south)(east|west)$/,
    (_, a: string, b: string) => a.charAt(0) + b.charAt(0),
  );
  return area + (initials === direction ? direction.charAt(0) : initials) + number;
}
