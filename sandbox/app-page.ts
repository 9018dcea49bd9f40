import { escapeHtml } from "./html";
import type { Place } from "./place";
import type { RevisionRow, ServiceRow, TaskRow } from "./services/ecs/tables";

/** What a person sees who opens a deployed service: which of its versions has answered. */
export function appPage(place: Place, service: ServiceRow, revision: RevisionRow, task: TaskRow): string {
  const rows: [string, string][] = [
    ["Service", service.serviceName],
    ["Region", place.region],
    ["Revision", revision.serviceRevisionArn.split("/").at(-1) ?? ""],
    ["Image", revision.imageDigest ?? ""],
    ["Task", task.id],
  ];
  const list = rows.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join("\n        ");
  const greeting = Object.values(revision.app?.routes["/"] ?? {})[0] ?? service.serviceName;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(service.serviceName)}</title>
    <style>
      :root { color-scheme: light dark; }
      body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 40rem; padding: 2rem; }
      h1 { margin: 0 0 1.5rem; font-size: clamp(1.5rem, 5vw, 2.25rem); line-height: 1.2; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; margin: 0; }
      dt { opacity: .7; }
      dd { margin: 0; font-family: ui-monospace, monospace; font-size: .9rem; overflow-wrap: anywhere; }
    </style>
  </head>
  <body>
    <main>
      <h1>${escapeHtml(greeting)}</h1>
      <dl>
        ${list}
      </dl>
    </main>
  </body>
</html>
`;
}
