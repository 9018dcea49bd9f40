/** Where to go after signing in: kept only if it is a path of this console, whatever the URL says. */
export function ownPath(wanted: string | undefined): string {
  if (!wanted) return "/";
  const here = "http://console.invalid";
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : undefined;
  // A path that begins with two slashes names a host.
  const isOwn = url?.origin === here && wanted.startsWith("/") && !/^\/(?:\/|sign-in)/.test(url.pathname);
  return isOwn ? `${url.pathname}${url.search}${url.hash}` : "/";
}
