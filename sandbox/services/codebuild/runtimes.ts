/** What the curated images have of each runtime, the newest last. */
const runtimes: Record<string, string[]> = {
  dotnet: ["6.0", "8.0", "9.0"],
  golang: ["1.20", "1.21", "1.22", "1.23", "1.24"],
  java: ["corretto8", "corretto11", "corretto17", "corretto21"],
  nodejs: ["16", "18", "20", "22"],
  php: ["8.1", "8.2", "8.3"],
  python: ["3.9", "3.10", "3.11", "3.12", "3.13"],
  ruby: ["3.1", "3.2", "3.3", "3.4"],
};

/** The version that `latest`, `3.x` or `3.11` stands for; throws AWS's words where the image does not have it. */
export function runtimeVersion(name: string, wanted: string): string {
  const versions = Object.hasOwn(runtimes, name) ? runtimes[name] : undefined;
  if (!versions) {
    const known = Object.keys(runtimes).join(", ");
    throw new Error(`Unknown runtime named '${name}'. This build image has the following runtimes: ${known}`);
  }
  const prefix = wanted === "latest" ? "" : wanted.replace(/x$/, "");
  const found = versions.findLast((version) => (prefix === wanted ? version === wanted : version.startsWith(prefix)));
  if (found) return found;
  throw new Error(
    `Unknown runtime version named '${wanted}' of ${name}. This build image has the following versions: ${versions.join(", ")}`,
  );
}
