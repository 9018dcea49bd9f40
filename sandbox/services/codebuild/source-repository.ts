import { createHash } from "node:crypto";
import { type App, genericApp, HTTP_PORT } from "../../app";

/** A pretend repository: what a build finds at a URL. */
export interface SourceRepository {
  /** As in `/codebuild/output/src…/src/<path>`: `github.com/owner/name`. */
  path: string;
  files: Record<string, string>;
  app: App;
  /** How many lines its build writes, where it is one that writes many. */
  logLines?: number;
  /** What goes wrong in its `docker build`. */
  dockerFailure?: "docker-hub-limit" | "disk-full";
}

/** Any URL leads to a repository, except where its path says that it shall not: see codebuild.md. */
export function findSourceRepository(location: string): SourceRepository | undefined {
  const path = location.replace(/^[a-z+]+:\/\/(?:[^@/]*@)?/, "").replace(/(\.git)?\/*$/, "");
  if (/\/private-|does-not-exist/.test(path)) return undefined;

  const isExpressApp = /\/ymd65536\/ECSExpressMode$/i.test(path);
  const name = path.split("/").at(-1)?.toLowerCase() || "app";
  const app = isExpressApp ? expressApp : genericApp(name);
  const files = isExpressApp ? expressFiles() : genericFiles(name);
  if (path.includes("/no-dockerfile")) delete files.Dockerfile;
  if (path.includes("/no-buildspec")) delete files["buildspec.yml"];
  const [, count, thousand] = /\/chatty-(\d{1,7})(k?)/.exec(path) ?? [];
  if (count) return { path, files, app, logLines: Number(count) * (thousand ? 1000 : 1) };
  if (path.includes("/crashing-")) return { path, files, app: { ...app, crash: missingModule } };
  if (path.includes("/docker-hub-limited")) return { path, files, app, dockerFailure: "docker-hub-limit" };
  if (path.includes("/fills-the-disk")) return { path, files, app, dockerFailure: "disk-full" };
  return { path, files, app };
}

/** The commit that a branch, tag or commit id stands for: always the same one for the same repository and version. */
export function commitOf(location: string, version = ""): string {
  if (/^[0-9a-f]{40}$/.test(version)) return version;
  return createHash("sha1").update(`${location}#${version}`).digest("hex");
}

const expressApp: App = {
  name: "ECSExpressMode",
  port: HTTP_PORT,
  routes: {
    "/": { message: "Hello from ECS Express Mode!", status: "running" },
    "/health": { status: "healthy" },
  },
};

const missingModule = {
  exitCode: 1,
  lastLines: [
    "Traceback (most recent call last):",
    '  File "/app/app.py", line 3, in <module>',
    "    import redis",
    "ModuleNotFoundError: No module named 'redis'",
  ],
};

function expressFiles(): Record<string, string> {
  return {
    "app.py": "from flask import Flask, jsonify\n\napp = Flask(__name__)\n",
    Dockerfile: dockerfile("python:3.6-slim", HTTP_PORT),
    "requirements.txt": requirements(
      "Flask==1.1.4",
      "Jinja2==2.11.3",
      "MarkupSafe==1.1.1",
      "Werkzeug==1.0.1",
      "click==7.1.2",
      "itsdangerous==1.1.0",
    ),
    "buildspec.yml": buildspec,
  };
}

function genericFiles(name: string): Record<string, string> {
  return {
    "app.py": `from flask import Flask\n\napp = Flask("${name}")\n`,
    Dockerfile: dockerfile("python:3.13-slim", 8080),
    "requirements.txt": requirements(
      "Flask==3.1.2",
      "Jinja2==3.1.6",
      "MarkupSafe==3.0.3",
      "Werkzeug==3.1.3",
      "blinker==1.9.0",
      "click==8.3.0",
      "itsdangerous==2.2.0",
      "gunicorn==23.0.0",
    ),
    "buildspec.yml": buildspec,
  };
}

function requirements(...lines: string[]): string {
  return `${lines.join("\n")}\n`;
}

function dockerfile(base: string, port: number): string {
  return [
    `FROM ${base}`,
    "WORKDIR /app",
    "COPY requirements.txt .",
    "RUN pip install --no-cache-dir -r requirements.txt",
    "COPY app.py .",
    `EXPOSE ${port}`,
    'CMD ["python", "app.py"]',
    "",
  ].join("\n");
}

/** Builds one image and pushes it under `latest` and the commit, as the projects of this kind ask it to. */
const buildspec = `version: 0.2
phases:
  pre_build:
    commands:
      - echo Signing in to the registry
      - REGISTRY=$AWS_ACCOUNT_ID.dkr.ecr.$AWS_DEFAULT_REGION.amazonaws.com
      - aws ecr get-login-password --region $AWS_DEFAULT_REGION | docker login --username AWS --password-stdin $REGISTRY
      - IMAGE=$REGISTRY/$IMAGE_REPO_NAME
      - SHORT_COMMIT=$(echo $CODEBUILD_RESOLVED_SOURCE_VERSION | cut -c 1-7)
  build:
    commands:
      - echo Building $IMAGE on \`date\`
      - docker build -t $IMAGE:latest .
      - docker tag $IMAGE:latest $IMAGE:\${SHORT_COMMIT:=latest}
  post_build:
    commands:
      - docker push $IMAGE:latest
      - docker push $IMAGE:$SHORT_COMMIT
`;
