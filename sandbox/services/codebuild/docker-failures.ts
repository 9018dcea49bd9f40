/** What `docker build` writes before it gives up. */
export function missingDockerfile(path: string): string[] {
  return [
    "#1 [internal] load build definition from Dockerfile",
    "#1 transferring dockerfile: 2B done",
    "#1 DONE 0.0s",
    `ERROR: failed to solve: failed to read dockerfile: open ${path}: no such file or directory`,
  ];
}

export function rateLimit(base: string): string[] {
  const [, name, version = "latest"] = /^docker\.io\/([^:]+)(?::(.+))?$/.exec(base) ?? [];
  const reason =
    "toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit";
  return [
    `#2 [internal] load metadata for ${base}`,
    `#2 ERROR: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/${name}/manifests/${version}: 429 Too Many Requests - Server message: ${reason}`,
    `ERROR: failed to solve: ${base}: failed to resolve source metadata for ${base}: 429 Too Many Requests - Server message: ${reason}`,
  ];
}

export function missingBase(base: string): string[] {
  return [
    `#2 [internal] load metadata for ${base}`,
    `#2 ERROR: ${base}: not found`,
    `ERROR: failed to solve: ${base}: failed to resolve source metadata for ${base}: ${base}: not found`,
  ];
}

export function fullDisk(): string[] {
  const file = "/app/.venv/lib/python3.13/site-packages/torch/lib/libtorch_cpu.so";
  return [
    `#9 12.41 ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device: '${file}'`,
    '#9 ERROR: process "/bin/sh -c pip install --no-cache-dir -r requirements.txt" did not complete successfully: exit code: 1',
    'ERROR: failed to solve: process "/bin/sh -c pip install --no-cache-dir -r requirements.txt" did not complete successfully: exit code: 1',
  ];
}
