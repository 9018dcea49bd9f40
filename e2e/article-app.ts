/** The article's app as a script deploys it: it listens on port 80, and answers 200 at `/health`. */
export const shipOfArticle = {
  kind: "repository",
  repositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git",
  revision: "main",
  settings: {
    containerPort: 80,
    healthCheckPath: "/health",
    cpu: "256",
    memory: 512,
    minTasks: 1,
    maxTasks: 2,
    environment: [],
  },
};
