/** `app`, or an address that ends with it: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app`, with or without a tag. */
export function namesRepository(value: string, repositoryName: string): boolean {
  return repositoriesIn(value).includes(repositoryName);
}

/** All repositories that a text may name: `host/team/app:1` names `team/app`, `app` and itself. */
export function repositoriesIn(value: string): string[] {
  const parts = value.replace(/[:@].*$/, "").split("/");
  return [value, ...parts.slice(1).map((_, index) => parts.slice(index + 1).join("/"))];
}

const address = /[\w${}:.-]+\.dkr\.ecr\.[\w${}:-]+\.amazonaws\.com(?:\.cn)?\/[a-z0-9]+(?:[._/-]+[a-z0-9]+)*/g;

/** Addresses of repositories that are written in a buildspec; account and Region may be variables. */
export function addressesIn(buildspec: string | undefined): string[] {
  return [...new Set(buildspec?.match(address))];
}
