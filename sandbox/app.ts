/** What the program in an image does, as far as the world can notice. */
export interface App {
  name: string;
  /** The port that it listens on; where unset, the one that its service declares. */
  port?: number;
  /** What it answers with status 200, as JSON, by path; every other path is 404. */
  routes: Record<string, Record<string, string>>;
  /** Where set, it ends soon after its start. */
  crash?: Crash;
}

export interface Crash {
  exitCode: number;
  lastLines: string[];
}

export const HTTP_PORT = 80;

/** For images that were not built from a repository known here: a small web app with a health check. */
export function genericApp(name: string): App {
  return { name, routes: { "/": { service: name, status: "running" }, "/health": { status: "ok" } } };
}

export function appAnswers(app: App, path: string): boolean {
  return Object.hasOwn(app.routes, path);
}
