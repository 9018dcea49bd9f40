/** Where the host of a repository shows the commits between two. */
export function compareUrl(repositoryUrl: string, from: string, to: string): string | undefined {
  const base = repositoryUrl.replace(/\/$/, "").replace(/\.git$/, "");
  switch (URL.parse(base)?.hostname) {
    case "github.com":
      return `${base}/compare/${from}...${to}`;
    case "bitbucket.org":
      return `${base}/branches/compare/${to}%0D${from}`;
    default:
      return undefined;
  }
}
